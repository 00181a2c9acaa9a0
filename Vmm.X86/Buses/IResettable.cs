// What every device does when the machine is reset.
namespace CamkesNet.Vmm.Buses;

/// <summary>A device that can be put back into its state after power-on.</summary>
public interface IResettable
{
    /// <summary>Goes to the state after power-on, interrupt lines released. Allocates nothing.</summary>
    void Reset();
}
