// The guests: vm0 uses PAE, vm1 does not.
namespace CamkesNet.Tests.ApicGuests;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 6,
    GuestRamMb = 96,
    KernelImage = "bzimage-pae",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = Cmdline)]
[VmConfiguration(
    1,
    SimpleUntyped24Pool = 6,
    GuestRamMb = 96,
    KernelImage = "bzimage-non-pae",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = Cmdline)]
public partial class Guests : VirtualMachines
{
    public const string Cmdline =
        "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd 8250.nr_uarts=1";
}
