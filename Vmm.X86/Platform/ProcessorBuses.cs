// What one processor of a machine reaches: the machine's devices, and its own before them.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Platform;

/// <summary>The buses of one processor.</summary>
internal sealed class ProcessorBuses(PlatformClaims platform)
{
    /// <summary>I/O ports: they are the machine's.</summary>
    public PortBus Ports => platform.Ports;

    /// <summary>Device memory: the processor's own devices hide the machine's.</summary>
    public MemoryBus Memory { get; } = new(outer: platform.Memory);

    /// <summary>Model-specific registers that devices answer for.</summary>
    public MsrBus Msrs { get; } = new();

    /// <summary>The deadlines of all devices: those of the machine and of all its processors.</summary>
    public DeadlineSet Deadlines => platform.Deadlines;

    /// <summary>The surroundings of devices.</summary>
    public PlatformServices Services => platform.Services;

    /// <summary>Adds a device of this processor.</summary>
    /// <param name="name">What messages call it.</param>
    public ProcessorDeviceClaims Add(string name) => new(platform, Memory, Msrs, name);
}
