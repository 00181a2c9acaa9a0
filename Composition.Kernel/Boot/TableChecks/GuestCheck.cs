// Guests' memory and virtual processors in the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks what guests reach, and whose they are.</summary>
// Sound: runs of mappings are compared with their table, and indices with the counts, before they are used.
internal static unsafe class GuestCheck
{
    private const MappingRights Defined = MappingRights.Read | MappingRights.Write | MappingRights.Execute;

    /// <summary>Guest-physical addresses have 48 bits.</summary>
    private const ulong AddressLimit = 1UL << 48;

    /// <summary>Each has an address space identifier of its own, of 16 bits; 0 is the host's.</summary>
    private const uint MaximumVcpus = ushort.MaxValue;

    public static bool IsValid(in TableView view)
    {
        BootTables* head = view.Head;
        uint mappings = 0;
        for (uint i = 0; i < head->GuestAddressSpaces.Count; i++)
        {
            GuestAddressSpaceRecord* space = view.GuestAddressSpaces + i;
            if (!ComponentCheck.Take(ref mappings, space->FirstMapping, space->MappingCount, head->GuestMappings)
                || !AreMappingsValid(view, space))
            {
                return false;
            }
        }

        return mappings == head->GuestMappings.Count && AreVcpusValid(view);
    }

    private static bool AreMappingsValid(in TableView view, GuestAddressSpaceRecord* space)
    {
        GuestMappingRecord* records = view.GuestMappings + space->FirstMapping;
        for (uint i = 0; i < space->MappingCount; i++)
        {
            GuestMappingRecord* record = records + i;
            if (record->MemoryObject >= view.Head->MemoryObjects.Count
                || !TableView.IsPageAligned(record->GuestPhysicalAddress | record->Offset | record->Size)
                || record->Size == 0 || !TableView.IsPart(record->GuestPhysicalAddress, record->Size, AddressLimit)
                || !TableView.IsPart(record->Offset, record->Size, view.MemoryObjects[record->MemoryObject].Size)
                || (record->Rights & ~Defined) != 0 || (record->Rights & MappingRights.Read) == 0
                || ((record->Rights & MappingRights.Write) != 0
                    && view.MemoryObjects[record->MemoryObject].Kind == MemoryObjectKind.InImage))
            {
                return false;
            }

            for (uint other = 0; other < i; other++)
            {
                if (TableView.Overlap(
                    records[other].GuestPhysicalAddress,
                    records[other].Size,
                    record->GuestPhysicalAddress,
                    record->Size))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A vCPU's state page is fresh memory that its monitor maps, and no other vCPU's.</summary>
    private static bool AreVcpusValid(in TableView view)
    {
        if (view.Head->Vcpus.Count > MaximumVcpus)
        {
            return false;
        }

        for (uint i = 0; i < view.Head->Vcpus.Count; i++)
        {
            VcpuRecord* record = view.Vcpus + i;
            if (record->GuestAddressSpace >= view.Head->GuestAddressSpaces.Count || record->Reserved != 0
                || record->StateObject >= view.Head->MemoryObjects.Count
                || view.MemoryObjects[record->StateObject].Kind != MemoryObjectKind.Zeroed
                || record->Component >= view.Head->Components.Count
                || !Maps(view, view.Components + record->Component, record->StateObject))
            {
                return false;
            }

            for (uint other = 0; other < i; other++)
            {
                if (view.Vcpus[other].StateObject == record->StateObject)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Maps(in TableView view, ComponentRecord* component, uint memory)
    {
        for (uint i = component->FirstMapping; i < component->FirstMapping + component->MappingCount; i++)
        {
            if (view.Mappings[i].MemoryObject == memory)
            {
                return true;
            }
        }

        return false;
    }
}
