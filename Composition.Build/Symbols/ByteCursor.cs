// Bounds-checked reading of DWARF's numbers.
using System.Buffers.Binary;
using System.Text;

namespace CamkesNet.Build.Symbols;

/// <summary>Reads numbers one after another, as DWARF stores them (DWARF 4, section 7.6).</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= bytes.Length;

    public byte ReadByte() => bytes[Position++];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ulong ReadUnsignedLeb128()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }

    public long ReadSignedLeb128()
    {
        long value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = ReadByte();
            value |= (long)(next & 0x7F) << shift;
            shift += 7;
        }
        while ((next & 0x80) != 0);
        bool negative = (next & 0x40) != 0;
        return negative && shift < 64 ? value | (-1L << shift) : value;
    }

    public string ReadString()
    {
        int length = bytes[Position..].IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(bytes.Slice(Position, length));
        Position += length + 1;
        return text;
    }

    public void Skip(int count) => Position = checked(Position + count);

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
