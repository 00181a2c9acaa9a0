// The variable-length integers of the unwind and exception tables.
namespace Internal.Runtime;

// Sound: positions lie in tables that ilc and the linker wrote; a number's own first bits say how many bytes it has.
internal static unsafe class NativeReader
{
    private const int PayloadBits = 7;
    private const int ContinuationBit = 0x80;

    /// <summary>DWARF 4, section 7.6.</summary>
    internal static ulong ReadUnsignedLeb128(ref byte* position)
    {
        ulong value = 0;
        int shift = 0;
        byte current;
        do
        {
            current = *position++;
            value |= (ulong)(current & ~ContinuationBit) << shift;
            shift += PayloadBits;
        }
        while ((current & ContinuationBit) != 0);
        return value;
    }

    /// <summary>
    /// ilc's NativePrimitive: the number of trailing one bits is the number of further bytes, at most 4.
    /// </summary>
    internal static uint ReadNativeUnsigned(ref byte* position)
    {
        uint first = *position;
        if ((first & 1) == 0)
        {
            position++;
            return first >> 1;
        }
        if ((first & 2) == 0)
        {
            uint value = (first >> 2) | ((uint)position[1] << 6);
            position += 2;
            return value;
        }
        if ((first & 4) == 0)
        {
            uint value = (first >> 3) | ((uint)position[1] << 5) | ((uint)position[2] << 13);
            position += 3;
            return value;
        }
        if ((first & 8) == 0)
        {
            uint value = (first >> 4) | ((uint)position[1] << 4) | ((uint)position[2] << 12)
                | ((uint)position[3] << 20);
            position += 4;
            return value;
        }
        uint whole = *(uint*)(position + 1);
        position += 5;
        return whole;
    }
}
