// Builds the address space of a component from its mappings.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Kernel.Boot;

/// <summary>User page tables.</summary>
// Sound: mappings and memory objects are indexed as the boot tables say, which were checked.
internal static unsafe class AddressSpaceBuilder
{
    /// <summary>The physical address of the component's top page table.</summary>
    public static ulong Build(BootTables* tables, ComponentRecord* component)
    {
        FrameAllocator* frames = BootMemory.Frames;
        ulong top = KernelPageTables.CreateUserTop(frames);
        BootMemory.Require(top != FrameAllocator.None);
        MappingRecord* mappings = (MappingRecord*)KernelObjects.Records(tables->Mappings) + component->FirstMapping;
        for (uint i = 0; i < component->MappingCount; i++)
        {
            MappingRecord* mapping = mappings + i;
            MemoryObject* memory = KernelObjects.MemoryObjects + mapping->MemoryObject;
            BootMemory.Require(PageTableBuilder.Map(
                frames,
                top,
                mapping->VirtualAddress,
                memory->PhysicalAddress + mapping->Offset,
                mapping->Size,
                PageTableBuilder.UserFlags(mapping->Rights)
                    | (memory->Record->Kind == MemoryObjectKind.Device ? PageTableEntry.Device : 0)));
        }

        return top;
    }
}
