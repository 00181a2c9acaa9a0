// Two devices of one guest claim the same port or address.
namespace CamkesNet.Vmm.Buses;

/// <summary>DeviceOverlap: two devices of one guest claim the same port or address.</summary>
public sealed class DeviceOverlapException : Exception
{
    /// <summary>Names both devices and the first place that both claim.</summary>
    public DeviceOverlapException(string device, string owner, string kind, ulong place)
        : base($"DeviceOverlap: {device} claims {kind} 0x{place:X}, which belongs to {owner}; move one of them.")
    {
        Device = device;
        Owner = owner;
        Place = place;
    }

    /// <summary>The device that came second.</summary>
    public string Device { get; }

    /// <summary>The device that has the place.</summary>
    public string Owner { get; }

    /// <summary>The first port or address that both claim.</summary>
    public ulong Place { get; }
}
