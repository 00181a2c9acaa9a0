// What the processor itself reads and writes at linear addresses: descriptors, task state segments, exception frames.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Memory;

/// <summary>How an access ended.</summary>
internal enum SystemAccessStatus
{
    Done,

    /// <summary>A page fault, which the caller has to deliver.</summary>
    PageFault,

    /// <summary>The guest-physical address is not RAM: no processor keeps its structures in a device.</summary>
    OutsideRam,
}

/// <summary>
/// Accesses of a page at most, outside long mode, where linear addresses have 32 bits. One that spans two pages is
/// translated whole before anything is read or written. Nothing is queued for the guest.
/// </summary>
internal sealed class SystemAccess(GuestRam ram, GuestPageTables tables)
{
    /// <summary>How the last access ended.</summary>
    public SystemAccessStatus Status { get; private set; }

    /// <summary>Where it failed: the linear address of a page fault, or the guest-physical one outside RAM.</summary>
    public ulong FailedAddress { get; private set; }

    /// <summary>The error code of a page fault.</summary>
    public uint PageFaultCode { get; private set; }

    /// <summary>Reads with the processor's own rights; false: see <see cref="Status"/>.</summary>
    public bool TryRead(ref VcpuState state, ulong linear, Span<byte> destination)
    {
        if (!TryTranslate(
            ref state, linear, destination.Length, LinearAccess.System, out ulong first, out ulong second))
        {
            return false;
        }

        int inFirst = GuestPage.BytesInPage(linear, destination.Length);
        return ram.TryRead(first, destination[..inFirst]) && ram.TryRead(second, destination[inFirst..]);
    }

    /// <summary>Writes with the processor's own rights; false: nothing was written, see <see cref="Status"/>.</summary>
    public bool TryWrite(ref VcpuState state, ulong linear, ReadOnlySpan<byte> source) =>
        TryWrite(ref state, linear, source, LinearAccess.System);

    /// <summary>Writes with the rights that are named.</summary>
    public bool TryWrite(ref VcpuState state, ulong linear, ReadOnlySpan<byte> source, LinearAccess rights)
    {
        if (!TryTranslate(
            ref state, linear, source.Length, rights | LinearAccess.Write, out ulong first, out ulong second))
        {
            return false;
        }

        int inFirst = GuestPage.BytesInPage(linear, source.Length);
        return ram.TryWrite(first, source[..inFirst]) && ram.TryWrite(second, source[inFirst..]);
    }

    /// <summary>Whether the processor itself could write there; false: see <see cref="Status"/>.</summary>
    public bool CanWrite(ref VcpuState state, ulong linear, int length) =>
        TryTranslate(ref state, linear, length, LinearAccess.System | LinearAccess.Write, out _, out _);

    // Of an access in one page the second part is empty, and any place in RAM will do for it.
    private bool TryTranslate(
        ref VcpuState state, ulong linear, int length, LinearAccess access, out ulong first, out ulong second)
    {
        second = 0;
        int inFirst = GuestPage.BytesInPage(linear, length);
        return TryTranslateOne(ref state, linear, inFirst, access, out first)
            && (inFirst == length
                || TryTranslateOne(ref state, linear + (ulong)inFirst, length - inFirst, access, out second));
    }

    private bool TryTranslateOne(
        ref VcpuState state, ulong linear, int length, LinearAccess access, out ulong physical)
    {
        linear = (uint)linear;
        Status = SystemAccessStatus.Done;
        if (tables.Translate(ref state, linear, access, out physical, out uint error) != TranslationStatus.Translated)
        {
            Status = SystemAccessStatus.PageFault;
            FailedAddress = linear;
            PageFaultCode = error;
            return false;
        }

        if (!ram.Contains(physical, (ulong)length))
        {
            Status = SystemAccessStatus.OutsideRam;
            FailedAddress = physical;
            return false;
        }

        return true;
    }
}
