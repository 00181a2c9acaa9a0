// The guest.
namespace CamkesNet.Tests.PicGuest;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = LinuxGuest.UntypedPools,
    GuestRamMb = LinuxGuest.RamMb,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = LinuxGuest.CommandLine + " acpi=off nolapic")]
public partial class Guest : VirtualMachines;
