using CamkesNet;

namespace CamkesMachine;

// The guest: its memory, its kernel and its root file system. A second [VmConfiguration(1, …)] adds a second guest.
[Component]
[VmConfiguration(
    0,
    GuestRamMb = 128,
    SimpleUntyped24Pool = 12,
    KernelImage = "bzimage",
    InitrdImage = "rootfs.cpio",
    KernelCmdline = "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd 8250.nr_uarts=1")]
public partial class Vm : VirtualMachines;
