// A system with one virtual machine.
namespace CamkesNet.Tests.ContractVm;

[Assembly]
public partial class ContractSystem : Composition
{
    [Instance]
    public partial ContractGuest guest { get; }
}
