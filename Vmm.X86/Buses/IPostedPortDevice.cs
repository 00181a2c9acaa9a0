// A device that can take writes later, many at once.
namespace CamkesNet.Vmm.Buses;

/// <summary>A port device with one port whose byte writes the guest may post: see <c>VcpuState.PostedAccess</c>.</summary>
public interface IPostedPortDevice : IPortDevice
{
    /// <summary>The port, while its writes have no effect that the guest could miss; -1 while they have.</summary>
    int PostedPort { get; }

    /// <summary>
    /// Takes writes that were posted to the port, in their order, before the guest's next access. What they mean for
    /// the interrupt shows at that access or at <see cref="Settle"/>.
    /// </summary>
    void WritePosted(ReadOnlySpan<byte> values);

    /// <summary>The guest goes on.</summary>
    void Settle();

    /// <summary>Whether an access has changed more than the device itself, since this was last called.</summary>
    bool TakeEffect();
}
