// The address spaces of components in the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks what each component maps.</summary>
// Sound: the caller has compared the component's run of mappings with the table; memory objects are compared here.
internal static unsafe class MappingCheck
{
    private const MappingRights Defined =
        MappingRights.Read | MappingRights.Write | MappingRights.Execute | MappingRights.Uncached;

    /// <summary>Checks the mappings of a component.</summary>
    public static bool IsValid(in TableView view, ComponentRecord* owner)
    {
        for (uint i = 0; i < owner->MappingCount; i++)
        {
            MappingRecord* record = view.Mappings + owner->FirstMapping + i;
            if (record->MemoryObject >= view.Head->MemoryObjects.Count
                || !TableView.IsPageAligned(record->VirtualAddress | record->Offset | record->Size)
                || record->Size == 0 || record->VirtualAddress < UserAddressSpace.ImageBase
                || !TableView.IsPart(record->VirtualAddress, record->Size, UserAddressSpace.End))
            {
                return false;
            }

            MemoryObjectRecord* memory = view.MemoryObjects + record->MemoryObject;
            if (!TableView.IsPart(record->Offset, record->Size, memory->Size)
                || !AreRightsValid(record->Rights, memory->Kind) || OverlapsAnEarlierOne(view, owner, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one mapping of the component has a whole range, with these rights.</summary>
    public static bool IsMapped(
        in TableView view, ComponentRecord* owner, ulong address, ulong size, MappingRights rights)
    {
        for (uint i = owner->FirstMapping; i < owner->FirstMapping + owner->MappingCount; i++)
        {
            MappingRecord* record = view.Mappings + i;
            if (record->VirtualAddress <= address && (record->Rights & rights) == rights
                && TableView.IsPart(address - record->VirtualAddress, size, record->Size))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Nothing is written and executed, nor a page of the image written, nor a device executed; only devices are not
    /// cached.
    /// </summary>
    private static bool AreRightsValid(MappingRights rights, MemoryObjectKind kind)
    {
        bool writes = (rights & MappingRights.Write) != 0;
        bool executes = (rights & MappingRights.Execute) != 0;
        return (rights & ~Defined) == 0 && (rights & MappingRights.Read) != 0 && !(writes && executes)
            && !(writes && kind == MemoryObjectKind.InImage)
            && !(executes && kind is not (MemoryObjectKind.InImage or MemoryObjectKind.Zeroed))
            && ((rights & MappingRights.Uncached) == 0 || kind == MemoryObjectKind.Device);
    }

    private static bool OverlapsAnEarlierOne(in TableView view, ComponentRecord* owner, uint index)
    {
        MappingRecord* records = view.Mappings + owner->FirstMapping;
        for (uint i = 0; i < index; i++)
        {
            if (TableView.Overlap(
                records[i].VirtualAddress, records[i].Size, records[index].VirtualAddress, records[index].Size))
            {
                return true;
            }
        }

        return false;
    }
}
