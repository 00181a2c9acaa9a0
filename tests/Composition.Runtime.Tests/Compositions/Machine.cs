// A component with each kind of memory that a process does not have, and a virtual processor.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Machine : Component
{
    public partial GuestArchive Archive { get; }

    public partial GuestMemory Ram { get; }

    public partial Vcpu Processor { get; }

    [Optional]
    public partial DeviceMemory More { get; }

    public partial DeviceMemory Registers { get; }

    public partial KernelTimer Alarm { get; }

    public SystemClock InstanceClock => Clock;

    public Action<Machine> Program { get; set; } = _ => { };

    protected override void Run() => Program(this);
}
