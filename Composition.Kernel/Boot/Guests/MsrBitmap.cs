// Which MSRs a guest reaches without an exit: Intel SDM vol. 3, 25.6.9.
namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>One page that all guests share: reads of low and high MSRs, then writes. A set bit is an exit.</summary>
// Sound: the bitmap is a frame, and the registers that pass are inside its two ranges.
internal static unsafe class MsrBitmap
{
    private const uint RangeSize = 0x2000;
    private const uint HighRange = 0xC000_0000;
    private const int BitsPerByte = 8;
    private const int RangeBytes = (int)RangeSize / BitsPerByte;
    private const int WritesOffset = 2 * RangeBytes;
    private const int Size = 2 * WritesOffset;

    /// <summary>Every access is an exit, except to what the VMCS and its MSR areas switch.</summary>
    public static void Fill(byte* bitmap)
    {
        new Span<byte>(bitmap, Size).Fill(byte.MaxValue);
        PassThrough(bitmap, MsrNumber.SysenterCs);
        PassThrough(bitmap, MsrNumber.SysenterEsp);
        PassThrough(bitmap, MsrNumber.SysenterEip);
        PassThrough(bitmap, MsrNumber.Star);
        PassThrough(bitmap, MsrNumber.Lstar);
        PassThrough(bitmap, MsrNumber.Cstar);
        PassThrough(bitmap, MsrNumber.Sfmask);
        PassThrough(bitmap, MsrNumber.FsBase);
        PassThrough(bitmap, MsrNumber.GsBase);
        PassThrough(bitmap, MsrNumber.KernelGsBase);
    }

    /// <summary>Whether the bitmap permits reads and writes of an MSR.</summary>
    public static bool Passes(byte* bitmap, uint msr)
    {
        int offset = ByteOffset(msr);
        return offset >= 0 && ((bitmap[offset] | bitmap[offset + WritesOffset]) & Bit(msr)) == 0;
    }

    private static void PassThrough(byte* bitmap, uint msr)
    {
        int offset = ByteOffset(msr);
        bitmap[offset] &= (byte)~Bit(msr);
        bitmap[offset + WritesOffset] &= (byte)~Bit(msr);
    }

    /// <summary>Offset of an MSR's read bit, or -1 outside the two ranges, where each access is an exit.</summary>
    private static int ByteOffset(uint msr)
    {
        int index = (int)(msr % RangeSize) / BitsPerByte;
        return (msr - (msr % RangeSize)) switch
        {
            0 => index,
            HighRange => RangeBytes + index,
            _ => -1,
        };
    }

    private static int Bit(uint msr) => 1 << (int)(msr % BitsPerByte);
}
