// A device as RDMSR and WRMSR see it.
namespace CamkesNet.Vmm.Buses;

/// <summary>A device with model-specific registers.</summary>
public interface IMsrDevice
{
    /// <summary>RDMSR. False: the register is not there (now), and the guest gets a #GP.</summary>
    bool TryReadMsr(uint msr, out ulong value);

    /// <summary>WRMSR. False: not there, or a value that the register refuses, and the guest gets a #GP.</summary>
    bool TryWriteMsr(uint msr, ulong value);
}
