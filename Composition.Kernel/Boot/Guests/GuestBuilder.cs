// Creates guest address spaces and virtual processors.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Builds what guests need, on whatever virtualization extension was found.</summary>
// Sound: the boot tables were checked: their indices are in the arrays, and guest-physical addresses have 48 bits.
internal static unsafe class GuestBuilder
{
    public static void Build(BootTables* tables)
    {
        uint count = tables->GuestAddressSpaces.Count;
        ulong* roots = (ulong*)BootMemory.AllocateTable(sizeof(ulong), count);
        var spaces = (GuestAddressSpaceRecord*)KernelObjects.Records(tables->GuestAddressSpaces);
        for (uint i = 0; i < count && Hypervisor.Kind != VirtualizationKind.None; i++)
        {
            roots[i] = BootMemory.AllocateFrame();
            MapGuest(tables, spaces + i, roots[i]);
        }

        var vcpus = (VcpuRecord*)KernelObjects.Records(tables->Vcpus);
        for (uint i = 0; i < tables->Vcpus.Count; i++)
        {
            var state = (VcpuState*)PhysicalMemory.Pointer(
                KernelObjects.MemoryObjects[vcpus[i].StateObject].PhysicalAddress);
            KernelObjects.Vcpus[i] = CreateVcpu(
                &ProcessorBlock.Current->Host, state, roots[vcpus[i].GuestAddressSpace], i + 1);
        }
    }

    /// <summary>Creates a virtual processor in its reset state.</summary>
    /// <param name="host">The processor that it runs on.</param>
    /// <param name="state">The page shared with the monitor, through the direct map.</param>
    /// <param name="guestAddressSpace">The root of the nested page tables.</param>
    /// <param name="identifier">
    /// Its address space identifier, for ever: so a flush is needed only when its tables or modes change.
    /// </param>
    public static Vcpu* CreateVcpu(HostProcessor* host, VcpuState* state, ulong guestAddressSpace, uint identifier)
    {
        var vcpu = (Vcpu*)PhysicalMemory.Pointer(BootMemory.AllocateFrame());
        vcpu->State = state;
        vcpu->GuestAddressSpace = guestAddressSpace;
        vcpu->AddressSpaceIdentifier = identifier;
        vcpu->Processor = host;
        vcpu->Switch.Registers = state->Registers;
        vcpu->Switch.GuestFloatingPoint = PhysicalMemory.Pointer(BootMemory.AllocateFrame());
        vcpu->Switch.InitialFloatingPoint = ExtendedState.InitialImage;
        vcpu->Switch.SavedComponents = ExtendedState.SavedComponents;
        vcpu->Switch.HostXcr0 = ExtendedState.SavedComponents;
        switch (Hypervisor.Kind)
        {
            case VirtualizationKind.Svm:
                SvmSetup.CreateControlBlock(vcpu);
                break;
            case VirtualizationKind.Vmx:
                VmxSetup.CreateControlBlock(vcpu);
                break;
        }

        Hypervisor.Reset(vcpu);
        return vcpu;
    }

    private static void MapGuest(BootTables* tables, GuestAddressSpaceRecord* space, ulong root)
    {
        bool isVmx = Hypervisor.Kind == VirtualizationKind.Vmx;
        GuestMappingRecord* mappings =
            (GuestMappingRecord*)KernelObjects.Records(tables->GuestMappings) + space->FirstMapping;
        for (uint i = 0; i < space->MappingCount; i++)
        {
            GuestMappingRecord* mapping = mappings + i;
            BootMemory.Require(PageTableBuilder.MapGuest(
                BootMemory.Frames,
                root,
                mapping->GuestPhysicalAddress,
                KernelObjects.MemoryObjects[mapping->MemoryObject].PhysicalAddress + mapping->Offset,
                mapping->Size,
                isVmx ? EptTables.PageFlags(mapping->Rights) : SvmSetup.PageFlags(mapping->Rights),
                !isVmx || VmxMachine.HasLargePages));
        }
    }
}
