// What the virtualization code needs of the kernel core: memory at boot, and the way to it.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>The kernel core's services, passed once to <see cref="Hypervisor.Initialize"/>.</summary>
internal unsafe struct VirtualizationPlatform
{
    /// <summary>Physical address p is at DirectMap + p, readable and writable.</summary>
    public ulong DirectMap;

    /// <summary>
    /// Takes that many physically contiguous zeroed frames and returns the physical address of the first, or 0 when
    /// there are none left. Called at boot only.
    /// </summary>
    public delegate*<ulong, ulong> AllocateFrames;

    /// <summary>The processor that is set up, and on which the vCPUs created next will run.</summary>
    public HostProcessor* Processor;

    /// <summary>The memory at a physical address.</summary>
    public readonly void* At(ulong physicalAddress) => (void*)(DirectMap + physicalAddress);
}
