// A component: an address space, a capability array and threads.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>The result of <see cref="ControlRequest.Status"/>.</summary>
internal enum ComponentStatus : byte
{
    Running = 0,
    Suspended = 1,
    Stopped = 2,
}

/// <summary>A component.</summary>
internal unsafe struct Component
{
    public Capability* Capabilities;
    public ulong CapabilityCount;

    /// <summary>Physical address of the top page table.</summary>
    public ulong PageTable;
    public Thread* Threads;
    public uint ThreadCount;
    public ComponentStatus Status;

    /// <summary>Why it was stopped.</summary>
    public FaultKind Fault;

    /// <summary>How often it was started.</summary>
    public uint Generation;
    public ComponentRecord* Record;

    /// <summary>The notification that is signalled when the component is stopped, or null.</summary>
    public Notification* Supervisor;
}
