// The guests: vm0 is a 64-bit Linux, vm1 a 32-bit one that has neither ACPI nor an APIC and uses the PIC and the PIT.
namespace CamkesNet.Tests.TwoGuests;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = LinuxGuest.UntypedPools,
    GuestRamMb = LinuxGuest.RamMb,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = LinuxGuest.CommandLine + LinuxGuest.OneSerialPort)]
[VmConfiguration(
    1,
    SimpleUntyped24Pool = LinuxGuest.UntypedPools,
    GuestRamMb = LinuxGuest.RamMb,
    KernelImage = "bzimage-i386",
    InitrdImage = "rootfs-i386.cpio",
    KernelCmdline = LinuxGuest.CommandLine + LinuxGuest.OneSerialPort + " acpi=off nolapic noapic")]
public partial class Guests : VirtualMachines;
