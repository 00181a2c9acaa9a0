// Lays out what a port has without a connection: a timer, a virtual processor, a guest's RAM, the guest files.
using CamkesNet.Abi;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>Lays out the own part of a port of an instance.</summary>
internal sealed class OwnPartLayout(
    ComposedInstance instance, PortModel port, LayoutObjects objects, AddCapability addCapability)
{
    // Not a C# name, so no connection's region has it.
    private const string Archive = "guest-archive";

    private string Ram => instance.Name + ".ram";

    private string AddressSpace => instance.Name + ".gpa";

    private string Vcpu => instance.Name + ".vcpu0";

    private string VcpuState => Vcpu + ".state";

    // A setting of the monitor, as of any component with a guest of its own.
    private long RamSize => instance.Component.Attributes
        .Where(attribute => attribute.Name == VirtualMachineModel.GuestRamSetting)
        .Sum(attribute => instance.ValueOf(attribute).Number) * KernelInterface.BytesPerMiB;

    public IEnumerable<LayoutLink> Build(string name, ulong badge)
    {
        switch (port.Type.OwnPart)
        {
            case PartKind.Timer:
                objects.Add(new TimerObject(name, instance.NotificationOf(port), badge));
                return
                [
                    new LayoutLink(
                        PartKind.Timer, 0, addCapability(CapabilityKind.Timer, name, CapabilityRights.Send, 0), badge),
                ];
            case PartKind.Archive:
                objects.AddOnce(new ArchiveObject(Archive));
                return [new LayoutLink(PartKind.Archive, 0, Object: Archive, Access: "r")];
            case PartKind.GuestMemory when RamSize > 0:
                objects.Add(new GuestRamObject(Ram, RamSize));
                objects.Add(new GuestAddressSpaceObject(AddressSpace, Ram));
                return [new LayoutLink(PartKind.GuestMemory, 0, Object: Ram, Access: "rw")];
            case PartKind.Vcpu when RamSize > 0:
                objects.Add(new RegionObject(VcpuState, KernelInterface.PageSize));
                objects.Add(new VcpuObject(Vcpu, AddressSpace, VcpuState, instance.Name));
                uint slot = addCapability(CapabilityKind.Vcpu, Vcpu, CapabilityRights.Control, 0);
                return [new LayoutLink(PartKind.Vcpu, 0, slot, Object: VcpuState, Access: "rw")];
            default:
                // Only the monitor of a virtual machine has a guest.
                return [];
        }
    }
}
