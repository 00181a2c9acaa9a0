// Checks the boot tables once: afterwards every index and range in them can be used as it is.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Validation of the boot tables. They are generated, so a failure is a defect of the image builder.</summary>
internal static unsafe class BootTableCheck
{
    private const uint None = uint.MaxValue;
    private const ulong PageMask = UserAddressSpace.PageSize - 1;
    private const ulong ThreadBlockSize = UserAddressSpace.IpcBufferOffset + UserAddressSpace.PageSize;

    /// <summary>Whether the tables, of which <paramref name="available"/> bytes can be read, are sound.</summary>
    public static bool IsValid(BootTables* tables, ulong available)
    {
        return available >= (ulong)sizeof(BootTables) &&
            tables->Magic == BootTables.ExpectedMagic && tables->Version == BootTables.CurrentVersion &&
            tables->Size >= (uint)sizeof(BootTables) && tables->Size <= available &&
            HasRoom(tables, tables->Components, sizeof(ComponentRecord)) &&
            HasRoom(tables, tables->Threads, sizeof(ThreadRecord)) &&
            HasRoom(tables, tables->Capabilities, sizeof(CapabilityRecord)) &&
            HasRoom(tables, tables->MemoryObjects, sizeof(MemoryObjectRecord)) &&
            HasRoom(tables, tables->Mappings, sizeof(MappingRecord)) &&
            HasRoom(tables, tables->Notifications, sizeof(NotificationRecord)) &&
            HasRoom(tables, tables->Interrupts, sizeof(InterruptRecord)) &&
            HasRoom(tables, tables->Timers, sizeof(TimerRecord)) &&
            HasRoom(tables, tables->IoPorts, sizeof(IoPortsRecord)) &&
            HasRoom(tables, tables->GuestAddressSpaces, sizeof(GuestAddressSpaceRecord)) &&
            HasRoom(tables, tables->GuestMappings, sizeof(GuestMappingRecord)) &&
            HasRoom(tables, tables->Vcpus, sizeof(VcpuRecord)) &&
            HasRoom(tables, tables->Strings, sizeof(byte)) &&
            tables->Interrupts.Count <= InterruptVector.DeviceCount &&
            AreComponentsValid(tables) && AreThreadsValid(tables) && AreCapabilitiesValid(tables) &&
            AreMemoryObjectsValid(tables) && AreMappingsValid(tables) && AreEventsValid(tables) &&
            AreGuestsValid(tables);
    }

    private static bool AreComponentsValid(BootTables* tables)
    {
        var records = (ComponentRecord*)((byte*)tables + tables->Components.Offset);
        for (uint i = 0; i < tables->Components.Count; i++)
        {
            ComponentRecord* record = records + i;
            if (!IsName(tables, record->Name) || !IsName(tables, record->Description) ||
                !IsRun(record->FirstThread, record->ThreadCount, tables->Threads) ||
                !IsRun(record->FirstCapability, record->CapabilityCount, tables->Capabilities) ||
                !IsRun(record->FirstMapping, record->MappingCount, tables->Mappings) ||
                !IsIndexOrNone(record->SupervisorNotification, tables->Notifications))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreThreadsValid(BootTables* tables)
    {
        var records = (ThreadRecord*)((byte*)tables + tables->Threads.Offset);
        var objects = (MemoryObjectRecord*)((byte*)tables + tables->MemoryObjects.Offset);
        for (uint i = 0; i < tables->Threads.Count; i++)
        {
            ThreadRecord* record = records + i;
            if (!IsName(tables, record->Name) || record->Component >= tables->Components.Count ||
                record->Entry >= UserAddressSpace.End || record->StackTop > UserAddressSpace.End ||
                record->StackBottom >= record->StackTop || record->StackTop < UserAddressSpace.StackStride ||
                record->ThreadBlock >= UserAddressSpace.End ||
                record->ThreadBlockObject >= tables->MemoryObjects.Count ||
                objects[record->ThreadBlockObject].Kind != MemoryObjectKind.Zeroed ||
                objects[record->ThreadBlockObject].Size < ThreadBlockSize ||
                !IsIndexOrNone(record->BoundNotification, tables->Notifications))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreCapabilitiesValid(BootTables* tables)
    {
        var records = (CapabilityRecord*)((byte*)tables + tables->Capabilities.Offset);
        for (uint i = 0; i < tables->Capabilities.Count; i++)
        {
            uint limit = records[i].Kind switch
            {
                CapabilityKind.None or CapabilityKind.Log => None,
                CapabilityKind.Endpoint => tables->EndpointCount,
                CapabilityKind.Notification => tables->Notifications.Count,
                CapabilityKind.Interrupt => tables->Interrupts.Count,
                CapabilityKind.Timer => tables->Timers.Count,
                CapabilityKind.IoPorts => tables->IoPorts.Count,
                CapabilityKind.Vcpu => tables->Vcpus.Count,
                CapabilityKind.Thread => tables->Threads.Count,
                CapabilityKind.Control => tables->Components.Count,
                _ => 0,
            };
            if (limit != None && records[i].Object >= limit)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreMemoryObjectsValid(BootTables* tables)
    {
        var records = (MemoryObjectRecord*)((byte*)tables + tables->MemoryObjects.Offset);
        for (uint i = 0; i < tables->MemoryObjects.Count; i++)
        {
            MemoryObjectRecord* record = records + i;
            bool inImage = record->Kind is MemoryObjectKind.InImage or MemoryObjectKind.CopiedFromImage;
            if (!IsName(tables, record->Name) || record->Kind > MemoryObjectKind.GuestRam ||
                record->Size == 0 || ((record->Size | record->Source) & PageMask) != 0 ||
                record->Size > PageTableEntry.AddressMask || record->Source > PageTableEntry.AddressMask ||
                (record->Kind == MemoryObjectKind.CopiedFromImage && record->SourceSize > record->Size) ||
                (inImage && (record->Source > tables->ImageEnd ||
                    ImageBytes(record) > tables->ImageEnd - record->Source)))
            {
                return false;
            }
        }

        return true;
    }

    private static ulong ImageBytes(MemoryObjectRecord* record) =>
        record->Kind == MemoryObjectKind.InImage ? record->Size : record->SourceSize;

    private static bool AreMappingsValid(BootTables* tables)
    {
        var records = (MappingRecord*)((byte*)tables + tables->Mappings.Offset);
        var objects = (MemoryObjectRecord*)((byte*)tables + tables->MemoryObjects.Offset);
        const MappingRights WriteAndExecute = MappingRights.Write | MappingRights.Execute;
        for (uint i = 0; i < tables->Mappings.Count; i++)
        {
            MappingRecord* record = records + i;
            if (record->MemoryObject >= tables->MemoryObjects.Count ||
                ((record->VirtualAddress | record->Offset | record->Size) & PageMask) != 0 ||
                record->VirtualAddress < UserAddressSpace.ImageBase ||
                record->VirtualAddress >= UserAddressSpace.End ||
                record->Size > UserAddressSpace.End - record->VirtualAddress ||
                !IsPart(record->Offset, record->Size, objects[record->MemoryObject].Size) ||
                (record->Rights & WriteAndExecute) == WriteAndExecute ||
                ((record->Rights & MappingRights.Write) != 0 &&
                    objects[record->MemoryObject].Kind == MemoryObjectKind.InImage))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEventsValid(BootTables* tables)
    {
        var notifications = (NotificationRecord*)((byte*)tables + tables->Notifications.Offset);
        for (uint i = 0; i < tables->Notifications.Count; i++)
        {
            if (!IsName(tables, notifications[i].Name) ||
                !IsIndexOrNone(notifications[i].BoundThread, tables->Threads))
            {
                return false;
            }
        }

        var interrupts = (InterruptRecord*)((byte*)tables + tables->Interrupts.Offset);
        for (uint i = 0; i < tables->Interrupts.Count; i++)
        {
            if (interrupts[i].Notification >= tables->Notifications.Count)
            {
                return false;
            }
        }

        var timers = (TimerRecord*)((byte*)tables + tables->Timers.Offset);
        for (uint i = 0; i < tables->Timers.Count; i++)
        {
            if (timers[i].Notification >= tables->Notifications.Count)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreGuestsValid(BootTables* tables)
    {
        var spaces = (GuestAddressSpaceRecord*)((byte*)tables + tables->GuestAddressSpaces.Offset);
        for (uint i = 0; i < tables->GuestAddressSpaces.Count; i++)
        {
            if (!IsRun(spaces[i].FirstMapping, spaces[i].MappingCount, tables->GuestMappings))
            {
                return false;
            }
        }

        var mappings = (GuestMappingRecord*)((byte*)tables + tables->GuestMappings.Offset);
        var objects = (MemoryObjectRecord*)((byte*)tables + tables->MemoryObjects.Offset);
        for (uint i = 0; i < tables->GuestMappings.Count; i++)
        {
            if (mappings[i].MemoryObject >= tables->MemoryObjects.Count ||
                !IsPart(mappings[i].Offset, mappings[i].Size, objects[mappings[i].MemoryObject].Size))
            {
                return false;
            }
        }

        var vcpus = (VcpuRecord*)((byte*)tables + tables->Vcpus.Offset);
        for (uint i = 0; i < tables->Vcpus.Count; i++)
        {
            if (vcpus[i].GuestAddressSpace >= tables->GuestAddressSpaces.Count ||
                vcpus[i].Component >= tables->Components.Count ||
                vcpus[i].StateObject >= tables->MemoryObjects.Count ||
                objects[vcpus[i].StateObject].Kind != MemoryObjectKind.Zeroed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasRoom(BootTables* tables, TableRange range, int recordSize) =>
        IsPart(range.Offset, (ulong)range.Count * (ulong)recordSize, tables->Size);

    private static bool IsName(BootTables* tables, NameReference name) =>
        IsPart(name.Offset, name.Length, tables->Strings.Count);

    private static bool IsRun(uint first, uint count, TableRange table) => IsPart(first, count, table.Count);

    private static bool IsIndexOrNone(uint index, TableRange table) => index == None || index < table.Count;

    private static bool IsPart(ulong offset, ulong size, ulong whole) => offset <= whole && size <= whole - offset;
}
