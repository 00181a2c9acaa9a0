// The guest: 3 GiB of its RAM lie below the hole for devices, and one GiB from 4 GiB up.
namespace CamkesNet.Tests.LargeGuest;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 256,
    GuestRamMb = 4096,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = LinuxGuest.CommandLine + LinuxGuest.OneSerialPort)]
public partial class Guest : VirtualMachines;
