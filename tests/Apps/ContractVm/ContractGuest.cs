// The virtual machine: the contract guest needs neither an initrd nor much memory.
namespace CamkesNet.Tests.ContractVm;

[Component]
[VmConfiguration(
    0,
    SimpleUntyped24Pool = 1,
    GuestRamMb = 16,
    KernelImage = "contract.bzimage",
    InitrdImage = "",
    KernelCmdline = "")]
public partial class ContractGuest : VirtualMachines;
