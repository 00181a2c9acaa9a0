// Signals a notification that it may only wait for.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class RightsExceeder : Component
{
    private const ulong ControlNotification = 4;

    protected override void Run()
    {
        RawSystemCall.Invoke(RawSystemCall.Signal, ControlNotification, 0, 0, 0, 0);
        Console.WriteLine("rightsExceeder: not stopped");
    }
}
