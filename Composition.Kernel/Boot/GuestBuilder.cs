// Makes guest address spaces and virtual processors.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Builds what guests need, on whatever virtualization extension was found.</summary>
internal static unsafe class GuestBuilder
{
    public static void Build(BootTables* tables)
    {
        uint count = tables->GuestAddressSpaces.Count;
        ulong* roots = (ulong*)BootMemory.AllocateTable(sizeof(ulong), count);
        var spaces = (GuestAddressSpaceRecord*)KernelObjects.Records(tables->GuestAddressSpaces);
        for (uint i = 0; i < count; i++)
        {
            roots[i] = Hypervisor.CreateGuestAddressSpace();
            BootMemory.Require(roots[i] != 0);
            MapGuest(tables, spaces + i, roots[i]);
        }

        var vcpus = (VcpuRecord*)KernelObjects.Records(tables->Vcpus);
        for (uint i = 0; i < tables->Vcpus.Count; i++)
        {
            var state = (VcpuState*)PhysicalMemory.Pointer(
                KernelObjects.MemoryObjects[vcpus[i].StateObject].PhysicalAddress);
            KernelObjects.Vcpus[i] = Hypervisor.CreateVcpu(state, roots[vcpus[i].GuestAddressSpace]);
            BootMemory.Require(KernelObjects.Vcpus[i] != null);
        }
    }

    private static void MapGuest(BootTables* tables, GuestAddressSpaceRecord* space, ulong root)
    {
        GuestMappingRecord* mappings =
            (GuestMappingRecord*)KernelObjects.Records(tables->GuestMappings) + space->FirstMapping;
        for (uint i = 0; i < space->MappingCount; i++)
        {
            GuestMappingRecord* mapping = mappings + i;
            BootMemory.Require(Hypervisor.MapGuest(
                root,
                mapping->GuestPhysicalAddress,
                KernelObjects.MemoryObjects[mapping->MemoryObject].PhysicalAddress + mapping->Offset,
                mapping->Size,
                mapping->Rights));
        }
    }
}
