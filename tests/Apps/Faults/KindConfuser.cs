// Polls the log as though it were a notification.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class KindConfuser : Component
{
    private const ulong Log = 1;

    protected override void Run()
    {
        RawSystemCall.Invoke(RawSystemCall.Poll, Log, 0, 0, 0, 0);
        Console.WriteLine("kindConfuser: not stopped");
    }
}
