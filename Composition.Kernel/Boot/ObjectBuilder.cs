// Creates the kernel objects that the boot tables list.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Fills <see cref="KernelObjects"/>. The tables were checked by <see cref="BootTableCheck"/>.</summary>
// Sound: each array has as many elements as the boot tables have records.
internal static unsafe class ObjectBuilder
{
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
        var threads = (ThreadRecord*)KernelObjects.Records(tables->Threads);
        for (uint i = 0; i < tables->Threads.Count; i++)
        {
            Thread.Construct(KernelObjects.Threads + i, threads + i, ProcessorBlock.Current);
        }

        if (tables->Reporter != KernelObjects.None)
        {
            KernelObjects.Reporter = KernelObjects.Components + tables->Reporter;
            KernelObjects.FaultRecord = (FaultRecord*)PhysicalMemory.Pointer(
                KernelObjects.MemoryObjects[tables->FaultRecord].PhysicalAddress);
        }
    }

    private static void BuildEvents(BootTables* tables)
    {
        var interrupts = (InterruptRecord*)KernelObjects.Records(tables->Interrupts);
        for (uint i = 0; i < tables->Interrupts.Count; i++)
        {
            KernelObjects.Interrupts[i].Construct(interrupts + i, InterruptVector.FirstDevice + (int)i);
        }

        var timers = (TimerRecord*)KernelObjects.Records(tables->Timers);
        for (uint i = 0; i < tables->Timers.Count; i++)
        {
            TimerObject.Construct(KernelObjects.Timers + i, timers + i, ProcessorBlock.Current);
        }
    }

    private static void BuildComponents(BootTables* tables)
    {
        var records = (ComponentRecord*)KernelObjects.Records(tables->Components);
        for (uint i = 0; i < tables->Components.Count; i++)
        {
            ulong pageTable = AddressSpaceBuilder.Build(tables, records + i);
            void* capabilities = BootMemory.AllocateTable((ulong)sizeof(Capability), records[i].CapabilityCount);
            Component.Construct(KernelObjects.Components + i, records + i, pageTable, (Capability*)capabilities);
        }
    }
}
