// Guest RAM outside the managed heap, as a region of the image is.
using System.Runtime.InteropServices;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Tests;

/// <summary>Zeroed RAM; freed with the object.</summary>
internal sealed unsafe class NativeRam : IDisposable
{
    private readonly byte* start;

    public NativeRam(int size)
    {
        // Guard bytes of a known value before and behind show a write out of bounds.
        start = (byte*)NativeMemory.AllocZeroed((nuint)(size + (2 * GuardSize)));
        Size = size;
        Guards.Fill(GuardValue);
        new Span<byte>(start + GuardSize + size, GuardSize).Fill(GuardValue);
        Ram = new GuestRam(start + GuardSize, (ulong)size);
    }

    private const int GuardSize = 64;
    private const byte GuardValue = 0xA5;

    public int Size { get; }

    public GuestRam Ram { get; }

    public Span<byte> Bytes => new(start + GuardSize, Size);

    public bool GuardsAreIntact =>
        !Guards.ContainsAnyExcept(GuardValue)
        && !new Span<byte>(start + GuardSize + Size, GuardSize).ContainsAnyExcept(GuardValue);

    private Span<byte> Guards => new(start, GuardSize);

    public void Dispose() => NativeMemory.Free(start);
}
