// Guest RAM from address 0 on, in an array.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

internal sealed class ArrayGuestMemory(int size) : IGuestMemory
{
    public byte[] Bytes { get; } = new byte[size];

    public bool TryRead(ulong guestPhysical, Span<byte> destination)
    {
        if (!Holds(guestPhysical, destination.Length))
        {
            return false;
        }

        Bytes.AsSpan((int)guestPhysical, destination.Length).CopyTo(destination);
        return true;
    }

    public bool TryWrite(ulong guestPhysical, ReadOnlySpan<byte> source)
    {
        if (!Holds(guestPhysical, source.Length))
        {
            return false;
        }

        source.CopyTo(Bytes.AsSpan((int)guestPhysical));
        return true;
    }

    private bool Holds(ulong address, int length) =>
        address <= (ulong)Bytes.Length && (ulong)length <= (ulong)Bytes.Length - address;
}
