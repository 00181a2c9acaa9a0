// The guests: vm0 uses PAE, vm1 does not.
namespace CamkesNet.Tests.ApicGuests;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = LinuxGuest.UntypedPools,
    GuestRamMb = LinuxGuest.RamMb,
    KernelImage = "bzimage-pae",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = LinuxGuest.CommandLine + LinuxGuest.OneSerialPort)]
[VmConfiguration(
    1,
    SimpleUntyped24Pool = LinuxGuest.UntypedPools,
    GuestRamMb = LinuxGuest.RamMb,
    KernelImage = "bzimage-non-pae",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = LinuxGuest.CommandLine + LinuxGuest.OneSerialPort)]
public partial class Guests : VirtualMachines;
