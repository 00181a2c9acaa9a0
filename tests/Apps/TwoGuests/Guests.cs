// The guests: vm0 is a 64-bit Linux, vm1 a 32-bit one that has neither ACPI nor an APIC and uses the PIC and the PIT.
namespace CamkesNet.Tests.TwoGuests;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 6,
    GuestRamMb = 96,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = Cmdline)]
[VmConfiguration(
    1,
    SimpleUntyped24Pool = 6,
    GuestRamMb = 96,
    KernelImage = "bzimage-i386",
    InitrdImage = "rootfs-i386.cpio",
    KernelCmdline = Cmdline + " acpi=off nolapic noapic")]
public partial class Guests : VirtualMachines
{
    public const string Cmdline =
        "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd 8250.nr_uarts=1";
}
