using CamkesNet;

namespace CamkesMachine;

// The assembly. The instance adds the guest's monitor and the servers that it uses (console, files, time of day).
[Assembly]
public partial class MachineSystem : Composition
{
    [Instance]
    public partial Vm vm { get; }
}
