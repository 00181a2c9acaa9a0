// Allocates physical memory for the memory objects and assigns each to its component.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Boot.TableChecks;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Boot;

/// <summary>Allocates memory objects.</summary>
// Sound: the array has an element for each record, and mappings name memory objects by indices that were checked.
internal static unsafe class MemoryObjectBuilder
{
    public static void Build(BootTables* tables)
    {
        var records = (MemoryObjectRecord*)KernelObjects.Records(tables->MemoryObjects);
        for (uint i = 0; i < tables->MemoryObjects.Count; i++)
        {
            MemoryObject* memory = KernelObjects.MemoryObjects + i;
            memory->Record = records + i;
            memory->Owner = MemoryObject.NoOwner;
            memory->PhysicalAddress = Place(records + i);
        }

        FindOwners(tables);

        // What a single component has is initialized at its start; the rest once, here.
        for (uint i = 0; i < tables->MemoryObjects.Count; i++)
        {
            if (KernelObjects.MemoryObjects[i].Owner >= MemoryObject.Shared)
            {
                KernelObjects.MemoryObjects[i].Initialize();
            }
        }
    }

    private static ulong Place(MemoryObjectRecord* record) => record->Kind switch
    {
        MemoryObjectKind.InImage => record->Source,
        MemoryObjectKind.Device => PlaceDevice(record),
        MemoryObjectKind.GuestRam => BootMemory.Allocate(record->Size, UserAddressSpace.LargePageSize),
        _ => BootMemory.Allocate(record->Size, UserAddressSpace.PageSize),
    };

    /// <summary>
    /// A declaration says where a device is. Only the machine knows what else lies there: memory belongs to others, and
    /// with the interrupt controllers' registers a component could stop the kernel.
    /// </summary>
    private static ulong PlaceDevice(MemoryObjectRecord* record)
    {
        if (BootMemory.IsMemory(record->Source, record->Size) || IsInterruptController(record))
        {
            KernelLog.BeginLine();
            KernelLog.Write("CN3008 device memory "u8);
            KernelLog.Write(KernelObjects.Name(record->Name));
            KernelLog.Write(" at "u8);
            KernelLog.WriteHex(record->Source);
            KernelLog.Write(" is RAM or an interrupt controller on this machine; correct the declared address"u8);
            KernelLog.EndLine();
            PowerOff.Machine(MachineStatus.Stopped);
        }

        return record->Source;
    }

    private static bool IsInterruptController(MemoryObjectRecord* record)
    {
        for (int i = 0; i < MachineInterrupts.RegisterPageCount; i++)
        {
            if (TableView.Overlap(
                record->Source, record->Size, MachineInterrupts.RegisterPage(i), UserAddressSpace.PageSize))
            {
                return true;
            }
        }

        return false;
    }

    private static void FindOwners(BootTables* tables)
    {
        var components = (ComponentRecord*)KernelObjects.Records(tables->Components);
        var mappings = (MappingRecord*)KernelObjects.Records(tables->Mappings);
        for (uint component = 0; component < tables->Components.Count; component++)
        {
            for (uint i = 0; i < components[component].MappingCount; i++)
            {
                MemoryObject* memory =
                    KernelObjects.MemoryObjects + mappings[components[component].FirstMapping + i].MemoryObject;
                bool isPrivate = (memory->Owner == MemoryObject.NoOwner || memory->Owner == component)
                    && memory->Record->Kind is MemoryObjectKind.Zeroed or MemoryObjectKind.CopiedFromImage;
                memory->Owner = isPrivate ? component : MemoryObject.Shared;
            }
        }
    }
}
