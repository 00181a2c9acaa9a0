// Makes the kernel objects that the boot tables list.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Fills <see cref="KernelObjects"/>. The tables were checked by <see cref="BootTableCheck"/>.</summary>
internal static unsafe class ObjectBuilder
{
    private const uint None = uint.MaxValue;

    public static void Build(BootTables* tables)
    {
        KernelObjects.Tables = tables;
        KernelObjects.Components =
            (Component*)BootMemory.AllocateTable((ulong)sizeof(Component), tables->Components.Count);
        KernelObjects.Threads = (Thread*)BootMemory.AllocateTable((ulong)sizeof(Thread), tables->Threads.Count);
        KernelObjects.Endpoints = (Endpoint*)BootMemory.AllocateTable((ulong)sizeof(Endpoint), tables->EndpointCount);
        KernelObjects.Notifications =
            (Notification*)BootMemory.AllocateTable((ulong)sizeof(Notification), tables->Notifications.Count);
        KernelObjects.Interrupts =
            (InterruptObject*)BootMemory.AllocateTable((ulong)sizeof(InterruptObject), tables->Interrupts.Count);
        KernelObjects.Timers =
            (TimerObject*)BootMemory.AllocateTable((ulong)sizeof(TimerObject), tables->Timers.Count);
        KernelObjects.MemoryObjects =
            (MemoryObject*)BootMemory.AllocateTable((ulong)sizeof(MemoryObject), tables->MemoryObjects.Count);
        KernelObjects.Vcpus = (Vcpu**)BootMemory.AllocateTable((ulong)sizeof(Vcpu*), tables->Vcpus.Count);
        MemoryObjectBuilder.Build(tables);
        BuildEvents(tables);
        GuestBuilder.Build(tables);
        BuildComponents(tables);
        BuildThreads(tables);
        BindNotifications(tables);
    }

    private static void BuildEvents(BootTables* tables)
    {
        var interrupts = (InterruptRecord*)KernelObjects.Records(tables->Interrupts);
        for (uint i = 0; i < tables->Interrupts.Count; i++)
        {
            InterruptObject* interrupt = KernelObjects.Interrupts + i;
            interrupt->Notification = KernelObjects.Notifications + interrupts[i].Notification;
            interrupt->Badge = interrupts[i].Badge;
            MachineInterrupts.Route(interrupt, interrupts + i, InterruptVector.FirstDevice + (int)i);
        }

        var timers = (TimerRecord*)KernelObjects.Records(tables->Timers);
        for (uint i = 0; i < tables->Timers.Count; i++)
        {
            TimerObject* timer = KernelObjects.Timers + i;
            timer->Entry.Owner = timer;
            timer->Entry.OwnerKind = TimerOwner.Timer;
            timer->Notification = KernelObjects.Notifications + timers[i].Notification;
            timer->Badge = timers[i].Badge;
        }
    }

    private static void BuildComponents(BootTables* tables)
    {
        var records = (ComponentRecord*)KernelObjects.Records(tables->Components);
        for (uint i = 0; i < tables->Components.Count; i++)
        {
            ComponentRecord* record = records + i;
            Component* component = KernelObjects.Components + i;
            component->Record = record;
            component->Status = ComponentStatus.Stopped;
            component->Threads = KernelObjects.Threads + record->FirstThread;
            component->ThreadCount = record->ThreadCount;
            component->CapabilityCount = record->CapabilityCount;
            component->Capabilities =
                (Capability*)BootMemory.AllocateTable((ulong)sizeof(Capability), record->CapabilityCount);
            component->Supervisor = record->SupervisorNotification == None
                ? null
                : KernelObjects.Notifications + record->SupervisorNotification;
            component->PageTable = AddressSpaceBuilder.Build(tables, record);
            BuildCapabilities(tables, component);
        }
    }

    private static void BuildCapabilities(BootTables* tables, Component* component)
    {
        CapabilityRecord* records =
            (CapabilityRecord*)KernelObjects.Records(tables->Capabilities) + component->Record->FirstCapability;
        for (uint slot = 0; slot < component->CapabilityCount; slot++)
        {
            CapabilityRecord* record = records + slot;
            Capability* capability = component->Capabilities + slot;
            capability->KindAndRights = Capability.Encode(record->Kind, record->Rights);
            capability->Badge = record->Badge;
            capability->Object = FindObject(tables, record);
            if (record->Kind == CapabilityKind.Endpoint && (record->Rights & CapabilityRights.Receive) != 0)
            {
                ((Endpoint*)capability->Object)->Owner = component;
            }
        }
    }

    private static void* FindObject(BootTables* tables, CapabilityRecord* record) => record->Kind switch
    {
        CapabilityKind.Endpoint => KernelObjects.Endpoints + record->Object,
        CapabilityKind.Notification => KernelObjects.Notifications + record->Object,
        CapabilityKind.Interrupt => KernelObjects.Interrupts + record->Object,
        CapabilityKind.Timer => KernelObjects.Timers + record->Object,
        CapabilityKind.IoPorts => (IoPortsRecord*)KernelObjects.Records(tables->IoPorts) + record->Object,
        CapabilityKind.Vcpu => KernelObjects.Vcpus[record->Object],
        CapabilityKind.Thread => KernelObjects.Threads + record->Object,
        CapabilityKind.Control => KernelObjects.Components + record->Object,
        _ => null,
    };

    private static void BuildThreads(BootTables* tables)
    {
        var records = (ThreadRecord*)KernelObjects.Records(tables->Threads);
        for (uint i = 0; i < tables->Threads.Count; i++)
        {
            ThreadRecord* record = records + i;
            Thread* thread = KernelObjects.Threads + i;
            thread->Record = record;
            thread->Component = KernelObjects.Components + record->Component;
            thread->Context.PageTable = thread->Component->PageTable;
            thread->Context.ThreadBlock = record->ThreadBlock;
            thread->IpcBuffer = (ulong*)PhysicalMemory.Pointer(
                KernelObjects.MemoryObjects[record->ThreadBlockObject].PhysicalAddress +
                UserAddressSpace.IpcBufferOffset);
            thread->BoundNotification = record->BoundNotification == None
                ? null
                : KernelObjects.Notifications + record->BoundNotification;
            thread->Deadline.Owner = thread;
            thread->Deadline.OwnerKind = TimerOwner.Thread;
        }
    }

    private static void BindNotifications(BootTables* tables)
    {
        for (uint i = 0; i < tables->Threads.Count; i++)
        {
            Thread* thread = KernelObjects.Threads + i;
            if (thread->BoundNotification != null)
            {
                thread->BoundNotification->BoundThread = thread;
            }
        }
    }
}
