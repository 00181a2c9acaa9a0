// A system with one virtual machine.
namespace CamkesNet.Tests.MultibootVm;

[Assembly]
public partial class MultibootSystem : Composition
{
    [Instance]
    public partial TestGuest guest { get; }
}
