// Calls in loops and says what each loop took, in ticks of the time-stamp counter.
namespace CamkesNet.Benchmarks.Rpc;

[Component]
public partial class Caller : Component
{
    private const int Calls = 1000;

    public partial Uses<IMeasured> Server { get; }

    protected override void Run()
    {
        Say("void", MeasureNothing());
        Say("words", MeasureFourWords());
        Say("text", MeasureText());
    }

    private ulong MeasureNothing()
    {
        IMeasured server = Server.Call;
        server.Nothing();
        ulong start = Clock.Timestamp;
        for (int i = 0; i < Calls; i++)
        {
            server.Nothing();
        }

        return Clock.Timestamp - start;
    }

    private ulong MeasureFourWords()
    {
        IMeasured server = Server.Call;
        server.FourWords(1, 2, 3, 4);
        ulong start = Clock.Timestamp;
        for (int i = 0; i < Calls; i++)
        {
            server.FourWords(1, 2, 3, 4);
        }

        return Clock.Timestamp - start;
    }

    private ulong MeasureText()
    {
        // The server's copies of the text stay in its heap: few calls.
        const int FewCalls = 100;
        IMeasured server = Server.Call;
        server.Text("twenty-four characters..");
        ulong start = Clock.Timestamp;
        for (int i = 0; i < FewCalls; i++)
        {
            server.Text("twenty-four characters..");
        }

        return (Clock.Timestamp - start) * (Calls / FewCalls);
    }

    private static void Say(string name, ulong ticks) => Console.WriteLine("probe:" + name + " " + ticks.ToString());
}
