// The guest's RAM, for devices that read or write it themselves.
namespace CamkesNet.Vmm.Buses;

/// <summary>The guest's RAM by guest-physical address.</summary>
public interface IGuestMemory
{
    /// <summary>Copies out of the guest's RAM. False, and nothing copied, if not all of it is RAM.</summary>
    bool TryRead(ulong guestPhysical, Span<byte> destination);

    /// <summary>Copies into the guest's RAM. False, and nothing copied, if not all of it is RAM.</summary>
    bool TryWrite(ulong guestPhysical, ReadOnlySpan<byte> source);
}
