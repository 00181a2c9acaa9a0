// The guest.
namespace CamkesNet.Tests.PicGuest;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 6,
    GuestRamMb = 96,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = "console=ttyS0 quiet acpi=off nolapic i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd")]
public partial class Guest : VirtualMachines;
