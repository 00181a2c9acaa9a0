// The virtual machine: a PC with test devices, whose kernel is a Multiboot kernel.
namespace CamkesNet.Tests.MultibootVm;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 9,
    GuestRamMb = 128,
    KernelImage = "kernel.elf",
    InitrdImage = "module.txt",
    KernelCmdline = "one two=3",
    TestDevice = true)]
public partial class TestGuest : VirtualMachines;
