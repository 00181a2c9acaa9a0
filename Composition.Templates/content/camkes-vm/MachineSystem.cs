using CamkesNet;

namespace CamkesMachine;

// The assembly. The monitor of the guest and the servers it uses (console, files, time) come with the instance.
[Assembly]
public partial class MachineSystem : Composition
{
    [Instance]
    public partial Vm vm { get; }
}
