// The guest: its memory, its kernel and its root file system.
using CamkesNet;

namespace Samples.Cma34crMinimal;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 12,
    HeapSize = 0x10000,
    GuestRamMb = 128,
    KernelCmdline = VmGuestCmdline,
    KernelImage = KernelImage,
    KernelRelocs = KernelImage,
    InitrdImage = Rootfs,
    IospaceDomain = 0x0f)]
public partial class Vm : VirtualMachines
{
    public const string KernelImage = "bzimage";

    public const string Rootfs = "rootfs.cpio";

    // With the i8042 options and a single UART, the guest's kernel does not probe for devices that do not exist.
    public const string VmGuestCmdline =
        "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd 8250.nr_uarts=1";
}
