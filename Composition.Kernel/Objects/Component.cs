// A component: its structure, its construction, and the system call on it.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>An address space, a capability array and threads.</summary>
// Sound: the arrays were taken at boot with as many elements as the record says; an object is used after its kind was
// checked.
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

    /// <summary>The end of its last text in the log: one at a time waits there for the serial port.</summary>
    public ulong LogEnd;

    /// <summary>How often it was started.</summary>
    public uint Generation;
    public ComponentRecord* Record;

    /// <summary>The notification that is signalled when the component is stopped, or null.</summary>
    public Notification* Supervisor;

    /// <summary>What it waits for does not keep the machine on.</summary>
    public readonly bool IsBackground => Record->IsBackground != 0;

    /// <summary>It was stopped, or its program has ended and says without success.</summary>
    public readonly bool HasFailed => Status == ComponentStatus.Stopped
        || (ThreadCount != 0 && Threads->IsFinished && Threads->Context.Frame.R8 != 0);

    /// <summary>Creates the component, stopped, from its record; the address space is ready.</summary>
    public static void Construct(
        Component* component, ComponentRecord* record, ulong pageTable, Capability* capabilities)
    {
        component->Record = record;
        component->Status = ComponentStatus.Stopped;
        component->Threads = KernelObjects.Threads + record->FirstThread;
        component->ThreadCount = record->ThreadCount;
        component->CapabilityCount = record->CapabilityCount;
        component->Capabilities = capabilities;
        component->Supervisor = KernelObjects.NotificationOrNull(record->SupervisorNotification);
        component->PageTable = pageTable;
        CapabilityRecord* records =
            (CapabilityRecord*)KernelObjects.Records(KernelObjects.Tables->Capabilities) + record->FirstCapability;
        for (uint slot = 0; slot < record->CapabilityCount; slot++)
        {
            capabilities[slot].Construct(records + slot, component);
        }
    }

    /// <summary>System call Control.</summary>
    public static FaultKind Control(Thread* caller, Capability* capability)
    {
        var component = (Component*)capability->Object;
        RegisterFrame* frame = &caller->Context.Frame;
        var request = (ControlRequest)frame->Rsi;
        frame->Rax = 0;
        switch (request)
        {
            case ControlRequest.Status:
                frame->Rax = (ulong)component->Status;
                return FaultKind.None;
            case ControlRequest.Suspend:
                ComponentLife.Suspend(component);
                return FaultKind.None;
            case ControlRequest.Resume:
                ComponentLife.Resume(component);
                return FaultKind.None;
            case ControlRequest.Restart:
                ComponentLife.Stop(component, FaultKind.None);
                ComponentLife.Start(component);
                return FaultKind.None;
            default:
                return FaultKind.InvalidArgument;
        }
    }
}
