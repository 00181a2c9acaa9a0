// The guest's RAM as the monitor sees it: every address and length that a guest chooses is checked here.
using System.Runtime.CompilerServices;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Memory;

/// <summary>
/// A bounds-checked view of guest RAM, which starts at guest-physical address 0 and has no holes. Accesses may be
/// unaligned. Nothing is read or written unless all of it is RAM.
/// </summary>
/// <remarks>
/// Sound: the constructor's caller vouches for <c>size</c> bytes at <c>start</c> for the life of the object, and
/// every access goes through <see cref="Contains"/>, which cannot overflow.
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

    /// <summary>Whether all of <paramref name="length"/> bytes from <paramref name="guestPhysical"/> are RAM.</summary>
    public bool Contains(ulong guestPhysical, ulong length) => length <= Size && guestPhysical <= Size - length;

    /// <inheritdoc/>
    public bool TryRead(ulong guestPhysical, Span<byte> destination)
    {
        if (!Contains(guestPhysical, (ulong)destination.Length))
        {
            return false;
        }

        new ReadOnlySpan<byte>(start + guestPhysical, destination.Length).CopyTo(destination);
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong guestPhysical, ReadOnlySpan<byte> source)
    {
        if (!Contains(guestPhysical, (ulong)source.Length))
        {
            return false;
        }

        source.CopyTo(new Span<byte>(start + guestPhysical, source.Length));
        return true;
    }

    /// <summary>Reads 1, 2, 4 or 8 bytes, zero-extended. False if not all of them are RAM.</summary>
    public bool TryRead(ulong guestPhysical, int width, out ulong value)
    {
        if (!Contains(guestPhysical, (ulong)width))
        {
            value = 0;
            return false;
        }

        byte* place = start + guestPhysical;
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
        if (!Contains(guestPhysical, (ulong)width))
        {
            return false;
        }

        byte* place = start + guestPhysical;
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
        if (length < 0 || !Contains(guestPhysical, (ulong)length))
        {
            bytes = default;
            return false;
        }

        bytes = new Span<byte>(start + guestPhysical, length);
        return true;
    }

    /// <summary>Zeroes RAM; a range that leaves RAM is cut off at its end.</summary>
    public void Clear(ulong guestPhysical, ulong length)
    {
        const int Piece = 1 << 20;
        ulong end = guestPhysical >= Size ? guestPhysical : guestPhysical + Math.Min(length, Size - guestPhysical);
        for (ulong at = guestPhysical; at < end; at += Piece)
        {
            new Span<byte>(start + at, (int)Math.Min(Piece, end - at)).Clear();
        }
    }
}
