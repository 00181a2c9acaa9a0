// Lays out what a virtual machine consists of: guest RAM, guest address space, vCPU; and the archive of guest files.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>Lays out the guest ports of an instance; adds the objects and capabilities that they need.</summary>
internal sealed class GuestLayout(
    ComposedInstance instance, LayoutObjects objects, List<LayoutCapability> capabilities)
{
    private const string Archive = "archive";

    private string Ram => instance.Name + ".ram";

    private string AddressSpace => instance.Name + ".gpa";

    private string Vcpu => instance.Name + ".vcpu0";

    private string VcpuState => Vcpu + ".state";

    public LayoutPort Build(LayoutPort layout, uint slot)
    {
        switch (layout.Port.Kind)
        {
            case PortKind.GuestArchive:
                objects.AddOnce(new ArchiveObject(Archive));
                return layout with { Region = Archive, Access = "r" };
            case PortKind.GuestMemory when RamSize > 0:
                objects.Add(new GuestRamObject(Ram, RamSize));
                objects.Add(new GuestAddressSpaceObject(AddressSpace, Ram, RamSize));
                return layout with { Region = Ram, Access = "rw" };
            case PortKind.Vcpu when RamSize > 0:
                objects.Add(new RegionObject(VcpuState, KernelInterface.PageSize));
                objects.Add(new VcpuObject(Vcpu, AddressSpace, VcpuState, instance.Name));
                capabilities.Add(new(slot, "vcpu", Vcpu, CapabilityRights.Control, 0));
                return layout with { Region = VcpuState, Access = "rw" };
            default:
                // Only the monitor of a virtual machine has a guest.
                return layout with { IsConnected = false };
        }
    }

    private long RamSize => (instance.VirtualMachine?.GuestRamMb ?? 0) * KernelInterface.BytesPerMiB;
}
