// The smallest system with a virtual machine: one Linux guest.
using CamkesNet;

namespace Samples.Cma34crMinimal;

[Assembly]
public partial class Cma34crMinimal : Composition
{
    [Instance]
    public partial Vm vm { get; }
}
