// Which ports and MSRs a guest reaches without an exit: AMD APM vol. 2, 15.10.1 and 15.11.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>The I/O and MSR permission maps, which all guests share. A set bit is an exit.</summary>
// Sound: a map has the size that is declared here, and the registers that pass are inside its ranges.
internal static unsafe class PermissionMaps
{
    /// <summary>65,536 ports and the bits beyond the last one.</summary>
    public const ulong IoMapSize = 3 * UserAddressSpace.PageSize;

    /// <summary>Three ranges of 8,192 MSRs and a reserved one, two bits each.</summary>
    public const ulong MsrMapSize = 2 * UserAddressSpace.PageSize;

    private const uint RangeSize = 0x2000;
    private const int MsrsPerByte = 4;
    private const int RangeBytes = (int)RangeSize / MsrsPerByte;
    private const int BitsPerMsr = 2;
    private const int ReadAndWrite = 3;

    /// <summary>Every port access is an exit.</summary>
    public static void FillIoMap(byte* map) => FillOnes(map, IoMapSize);

    /// <summary>
    /// Every MSR access is an exit, except to those that VMLOAD and VMSAVE switch, so that the guest has its own.
    /// </summary>
    public static void FillMsrMap(byte* map)
    {
        FillOnes(map, MsrMapSize);
        PassThrough(map, MsrNumber.SysenterCs);
        PassThrough(map, MsrNumber.SysenterEsp);
        PassThrough(map, MsrNumber.SysenterEip);
        PassThrough(map, MsrNumber.Star);
        PassThrough(map, MsrNumber.Lstar);
        PassThrough(map, MsrNumber.Cstar);
        PassThrough(map, MsrNumber.Sfmask);
        PassThrough(map, MsrNumber.FsBase);
        PassThrough(map, MsrNumber.GsBase);
        PassThrough(map, MsrNumber.KernelGsBase);
    }

    /// <summary>Whether the map permits reads and writes of an MSR.</summary>
    public static bool Passes(byte* map, uint msr)
    {
        int offset = ByteOffset(msr);
        return offset >= 0 && ((map[offset] >> BitShift(msr)) & ReadAndWrite) == 0;
    }

    private static void PassThrough(byte* map, uint msr) =>
        map[ByteOffset(msr)] &= (byte)~(ReadAndWrite << BitShift(msr));

    /// <summary>Offset of an MSR's bits, or -1 for an MSR outside the three ranges, which is always an exit.</summary>
    private static int ByteOffset(uint msr)
    {
        const uint FirstOfRange1 = 0xC000_0000;
        const uint FirstOfRange2 = 0xC001_0000;
        uint index = msr % RangeSize / MsrsPerByte;
        return (msr - (msr % RangeSize)) switch
        {
            0 => (int)index,
            FirstOfRange1 => RangeBytes + (int)index,
            FirstOfRange2 => (2 * RangeBytes) + (int)index,
            _ => -1,
        };
    }

    private static int BitShift(uint msr) => (int)(msr % MsrsPerByte) * BitsPerMsr;

    private static void FillOnes(byte* map, ulong size) => new Span<byte>(map, (int)size).Fill(byte.MaxValue);
}
