// The guest's RAM as the monitor sees it: every address and length that a guest chooses is checked here.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Memory;

/// <summary>
/// A bounds-checked view of guest RAM, which starts at guest-physical address 0 and has the hole of a PC: see
/// <see cref="GuestRamLayout"/>. Accesses may be unaligned. Nothing is read or written unless all of it is RAM.
/// </summary>
/// <remarks>
/// Sound: the constructor's caller vouches for <c>size</c> bytes at <c>start</c> for the life of the object, and
/// every access goes through <see cref="TryFind"/>, which cannot overflow.
/// </remarks>
public sealed unsafe class GuestRam : IGuestMemory
{
    private readonly byte* start;

    /// <summary>Makes a view of <paramref name="size"/> bytes at <paramref name="start"/>.</summary>
    public GuestRam(byte* start, ulong size)
    {
        this.start = start;
        Size = size;
    }

    /// <summary>Bytes of RAM.</summary>
    public ulong Size { get; }

    /// <summary>Bytes of RAM below the hole: from address 0 on, in one piece.</summary>
    public ulong LowSize => Math.Min(Size, GuestRamLayout.HoleStart);

    /// <summary>Whether all of <paramref name="length"/> bytes from <paramref name="guestPhysical"/> are RAM.</summary>
    public bool Contains(ulong guestPhysical, ulong length) => TryFind(guestPhysical, length, out _);

    /// <inheritdoc/>
    public bool TryRead(ulong guestPhysical, Span<byte> destination)
    {
        if (!TryFind(guestPhysical, (ulong)destination.Length, out ulong offset))
        {
            return false;
        }

        new ReadOnlySpan<byte>(start + offset, destination.Length).CopyTo(destination);
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong guestPhysical, ReadOnlySpan<byte> source)
    {
        if (!TryFind(guestPhysical, (ulong)source.Length, out ulong offset))
        {
            return false;
        }

        source.CopyTo(new Span<byte>(start + offset, source.Length));
        return true;
    }

    /// <summary>Reads 1, 2, 4 or 8 bytes, zero-extended. False if not all of them are RAM.</summary>
    public bool TryRead(ulong guestPhysical, int width, out ulong value)
    {
        if (!TryFind(guestPhysical, (ulong)width, out ulong offset))
        {
            value = 0;
            return false;
        }

        byte* place = start + offset;
        value = width switch
        {
            1 => *place,
            2 => Unsafe.ReadUnaligned<ushort>(place),
            4 => Unsafe.ReadUnaligned<uint>(place),
            _ => Unsafe.ReadUnaligned<ulong>(place),
        };
        return true;
    }

    /// <summary>Writes the low 1, 2, 4 or 8 bytes. False, and nothing written, if not all of them are RAM.</summary>
    public bool TryWrite(ulong guestPhysical, int width, ulong value)
    {
        if (!TryFind(guestPhysical, (ulong)width, out ulong offset))
        {
            return false;
        }

        byte* place = start + offset;
        switch (width)
        {
            case 1:
                *place = (byte)value;
                break;
            case 2:
                Unsafe.WriteUnaligned(place, (ushort)value);
                break;
            case 4:
                Unsafe.WriteUnaligned(place, (uint)value);
                break;
            default:
                Unsafe.WriteUnaligned(place, value);
                break;
        }

        return true;
    }

    /// <summary>The RAM itself, for large copies. False if not all of it is RAM.</summary>
    public bool TrySlice(ulong guestPhysical, int length, out Span<byte> bytes)
    {
        if (length < 0 || !TryFind(guestPhysical, (ulong)length, out ulong offset))
        {
            bytes = default;
            return false;
        }

        bytes = new Span<byte>(start + offset, length);
        return true;
    }

    /// <summary>Zeroes RAM below the hole; a range that leaves it is cut off at its end.</summary>
    public void Clear(ulong guestPhysical, ulong length)
    {
        const int Piece = 1 << 20;
        ulong low = LowSize;
        ulong end = guestPhysical >= low ? guestPhysical : guestPhysical + Math.Min(length, low - guestPhysical);
        for (ulong at = guestPhysical; at < end; at += Piece)
        {
            new Span<byte>(start + at, (int)Math.Min(Piece, end - at)).Clear();
        }
    }

    // An access that begins below the hole ends there; one that begins above it lies a hole's length further on.
    private bool TryFind(ulong guestPhysical, ulong length, out ulong offset)
    {
        const ulong Hole = GuestRamLayout.HoleEnd - GuestRamLayout.HoleStart;
        bool isHigh = guestPhysical >= GuestRamLayout.HoleEnd;
        offset = isHigh ? guestPhysical - Hole : guestPhysical;
        ulong end = isHigh ? Size : LowSize;
        return length <= end && offset <= end - length;
    }
}
