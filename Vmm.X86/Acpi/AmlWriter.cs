// Writes ACPI Machine Language. ACPI specification 6.4, chapter 20.
namespace CamkesNet.Vmm.Acpi;

/// <summary>A small assembler for the objects in our DSDT.</summary>
internal sealed class AmlWriter(int capacity)
{
    // Opcodes (20.3).
    private const byte ZeroOp = 0x00;
    private const byte OneOp = 0x01;
    private const byte NameOp = 0x08;
    private const byte BytePrefix = 0x0A;
    private const byte WordPrefix = 0x0B;
    private const byte DwordPrefix = 0x0C;
    private const byte ScopeOp = 0x10;
    private const byte BufferOp = 0x11;
    private const byte PackageOp = 0x12;
    private const byte RootChar = (byte)'\\';
    private const byte ExtendedOpPrefix = 0x5B;
    private const byte DeviceOp = 0x82;

    // Package lengths (20.2.4): 6 bits in one byte; or 4 bits and one to three further bytes.
    private const int ShortLimit = 0x3F;
    private const int FirstByteBits = 4;
    private const int FollowCountShift = 6;
    private const int SegmentLength = 4;
    private const int DeepestNesting = 8;

    private readonly byte[] bytes = new byte[capacity];
    private readonly int[] open = new int[DeepestNesting];
    private int length;
    private int depth;

    /// <summary>What has been written; every block has been ended.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Scope (\name) { …; up to <see cref="End"/>.</summary>
    public void BeginRootScope(string segment)
    {
        Byte(ScopeOp);
        BeginBlock();
        Byte(RootChar);
        Segment(segment);
    }

    /// <summary>Device (name) { …; up to <see cref="End"/>.</summary>
    public void BeginDevice(string segment)
    {
        Byte(ExtendedOpPrefix);
        Byte(DeviceOp);
        BeginBlock();
        Segment(segment);
    }

    /// <summary>Name (name, …; the value is written next.</summary>
    public void Name(string segment)
    {
        Byte(NameOp);
        Segment(segment);
    }

    /// <summary>Name (\name, …; the value is written next.</summary>
    public void RootName(string segment)
    {
        Byte(NameOp);
        Byte(RootChar);
        Segment(segment);
    }

    /// <summary>Package (count) { …; the elements follow, up to <see cref="End"/>.</summary>
    public void BeginPackage(byte count)
    {
        Byte(PackageOp);
        BeginBlock();
        Byte(count);
    }

    /// <summary>A buffer with these bytes.</summary>
    public void Buffer(ReadOnlySpan<byte> content)
    {
        Byte(BufferOp);
        BeginBlock();
        Integer((uint)content.Length);
        content.CopyTo(bytes.AsSpan(length));
        length += content.Length;
        End();
    }

    /// <summary>An integer constant in its shortest form.</summary>
    public void Integer(uint value)
    {
        if (value <= OneOp)
        {
            Byte(value == 0 ? ZeroOp : OneOp);
            return;
        }

        int width = value <= byte.MaxValue ? 1 : value <= ushort.MaxValue ? 2 : 4;
        Byte(width switch { 1 => BytePrefix, 2 => WordPrefix, _ => DwordPrefix });
        for (int i = 0; i < width; i++)
        {
            Byte((byte)(value >> (i * 8)));
        }
    }

    /// <summary>A plug-and-play ID like "PNP0A03" in its compressed form (19.3.4, EISAID).</summary>
    public void EisaId(string id)
    {
        const int LetterBits = 5;
        uint letters = 0;
        for (int i = 0; i < 3; i++)
        {
            letters = (letters << LetterBits) | (uint)(id[i] - 'A' + 1);
        }

        uint digits = 0;
        for (int i = 3; i < id.Length; i++)
        {
            digits = (digits << 4) | (uint)(id[i] <= '9' ? id[i] - '0' : id[i] - 'A' + 10);
        }

        // Big-endian as ISA plug and play has it.
        Byte(DwordPrefix);
        Byte((byte)(letters >> 8));
        Byte((byte)letters);
        Byte((byte)(digits >> 8));
        Byte((byte)digits);
    }

    /// <summary>Ends the scope, device or package that was begun last.</summary>
    public void End()
    {
        int start = open[--depth];
        int content = length - start;
        int follow = 0;
        int total = content + 1;
        if (total > ShortLimit)
        {
            // The length counts its own bytes.
            follow = content + 2 < 1 << (FirstByteBits + 8) ? 1 : 2;
            total = content + 1 + follow;
        }

        bytes.AsSpan(start, content).CopyTo(bytes.AsSpan(start + 1 + follow));
        length += 1 + follow;
        if (follow == 0)
        {
            bytes[start] = (byte)total;
            return;
        }

        bytes[start] = (byte)((follow << FollowCountShift) | (total & ((1 << FirstByteBits) - 1)));
        for (int i = 0; i < follow; i++)
        {
            bytes[start + 1 + i] = (byte)(total >> (FirstByteBits + (i * 8)));
        }
    }

    // The length goes before the content and is known at its end, when the content is moved.
    private void BeginBlock() => open[depth++] = length;

    private void Segment(string segment)
    {
        for (int i = 0; i < SegmentLength; i++)
        {
            Byte(i < segment.Length ? (byte)segment[i] : (byte)'_');
        }
    }

    private void Byte(byte value) => bytes[length++] = value;
}
