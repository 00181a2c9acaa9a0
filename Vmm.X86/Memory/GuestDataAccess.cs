// Reads and writes at linear addresses, in RAM or in devices, as the guest's own instructions would.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Memory;

/// <summary>
/// Accesses of 1, 2, 4 or 8 bytes through the guest's page tables. One that spans two pages is split into two parts;
/// both are translated before anything is read or written. A fault is queued for the guest.
/// </summary>
internal sealed class GuestDataAccess(
    GuestRam ram,
    MemoryBus bus,
    GuestPageTables tables,
    PendingException exceptions)
{
    /// <summary>Reads; false: a fault was queued.</summary>
    public bool TryRead(ref VcpuState state, ulong linear, int width, out ulong value)
    {
        value = 0;
        if (!TryTranslate(ref state, linear, width, LinearAccess.Read, out ulong first, out ulong second))
        {
            return false;
        }

        int inFirst = GuestPage.BytesInPage(linear, width);
        if (inFirst == width)
        {
            value = ReadPiece(first, width);
            return true;
        }

        for (int i = 0; i < width; i++)
        {
            ulong place = i < inFirst ? first + (ulong)i : second + (ulong)(i - inFirst);
            value |= ReadPiece(place, 1) << (i * 8);
        }

        return true;
    }

    /// <summary>Writes; false: a fault was queued, and nothing was written.</summary>
    public bool TryWrite(ref VcpuState state, ulong linear, int width, ulong value)
    {
        if (!TryTranslate(ref state, linear, width, LinearAccess.Write, out ulong first, out ulong second))
        {
            return false;
        }

        int inFirst = GuestPage.BytesInPage(linear, width);
        if (inFirst == width)
        {
            WritePiece(first, width, value);
            return true;
        }

        for (int i = 0; i < width; i++)
        {
            ulong place = i < inFirst ? first + (ulong)i : second + (ulong)(i - inFirst);
            WritePiece(place, 1, value >> (i * 8));
        }

        return true;
    }

    /// <summary>Whether a write would be allowed; false: a fault was queued. For read-modify-write.</summary>
    public bool CanWrite(ref VcpuState state, ulong linear, int width) =>
        TryTranslate(ref state, linear, width, LinearAccess.Write, out _, out _);

    /// <summary>Reads code. It stops at what cannot be fetched.</summary>
    /// <param name="state">The vCPU.</param>
    /// <param name="linear">Where the instruction begins.</param>
    /// <param name="code">Takes the bytes.</param>
    /// <returns>How many bytes; with 0 a fault was queued, or the guest executes outside its RAM.</returns>
    public int Fetch(ref VcpuState state, ulong linear, Span<byte> code)
    {
        int done = 0;
        while (done < code.Length)
        {
            ulong at = Wrap(ref state, linear + (ulong)done);
            LinearAccess access = LinearAccess.Fetch | UserBit(ref state);
            TranslationStatus status = tables.Translate(ref state, at, access, out ulong physical, out uint error);
            int piece = GuestPage.BytesInPage(at, code.Length - done);
            if (status != TranslationStatus.Translated)
            {
                if (done == 0)
                {
                    Raise(ref state, status, at, error);
                }

                break;
            }

            if (!ram.TryRead(physical, code.Slice(done, piece)))
            {
                break;
            }

            done += piece;
        }

        return done;
    }

    /// <summary>Queues the fault of a fetch at an address, if there is one.</summary>
    public bool RaiseFetchFault(ref VcpuState state, ulong linear)
    {
        linear = Wrap(ref state, linear);
        LinearAccess access = LinearAccess.Fetch | UserBit(ref state);
        TranslationStatus status = tables.Translate(ref state, linear, access, out _, out uint error);
        if (status == TranslationStatus.Translated)
        {
            return false;
        }

        Raise(ref state, status, linear, error);
        return true;
    }

    private bool TryTranslate(
        ref VcpuState state,
        ulong linear,
        int width,
        LinearAccess access,
        out ulong first,
        out ulong second)
    {
        second = 0;
        if (!TryTranslateOne(ref state, linear, access, out first))
        {
            return false;
        }

        int inFirst = GuestPage.BytesInPage(linear, width);
        return inFirst == width || TryTranslateOne(ref state, linear + (ulong)inFirst, access, out second);
    }

    private bool TryTranslateOne(ref VcpuState state, ulong linear, LinearAccess access, out ulong physical)
    {
        linear = Wrap(ref state, linear);
        access |= UserBit(ref state);
        TranslationStatus status = tables.Translate(ref state, linear, access, out physical, out uint error);
        if (status == TranslationStatus.Translated)
        {
            return true;
        }

        Raise(ref state, status, linear, error);
        return false;
    }

    private void Raise(ref VcpuState state, TranslationStatus status, ulong linear, uint error)
    {
        if (status == TranslationStatus.PageFault)
        {
            exceptions.RaisePageFault(ref state, linear, error);
        }
        else
        {
            exceptions.Raise(ref state, ExceptionVector.GeneralProtection);
        }
    }

    private ulong ReadPiece(ulong physical, int width) =>
        ram.TryRead(physical, width, out ulong value) ? value : bus.Read(physical, width);

    private void WritePiece(ulong physical, int width, ulong value)
    {
        if (!ram.TryWrite(physical, width, value))
        {
            bus.Write(physical, width, value);
        }
    }

    // Outside long mode linear addresses have 32 bits and wrap.
    private static ulong Wrap(ref VcpuState state, ulong linear) =>
        ProcessorMode.IsLongModeActive(ref state) ? linear : (uint)linear;

    private static LinearAccess UserBit(ref VcpuState state) =>
        ProcessorMode.PrivilegeLevel(ref state) == 3 ? LinearAccess.User : LinearAccess.Read;
}
