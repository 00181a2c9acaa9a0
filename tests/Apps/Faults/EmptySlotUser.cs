// Uses a capability slot that it does not hold, far beyond the end of its array.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class EmptySlotUser : Component
{
    private const ulong NoSuchSlot = 0xFFFF_FFFF_0000;

    protected override void Run()
    {
        RawSystemCall.Invoke(RawSystemCall.Signal, NoSuchSlot, 0, 0, 0, 0);
        Console.WriteLine("emptySlotUser: not stopped");
    }
}
