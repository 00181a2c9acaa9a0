// A call and its reply between two components, stub to stub.
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Instructions of one call: the counted loop of the app Rpc, divided by its calls.</summary>
internal static class RpcBenchmark
{
    private const string Name = "rpc";
    private const double CallsPerLoop = 1000;

    /// <summary>Boots the app on the deterministic machine and reads its figures.</summary>
    public static void Measure()
    {
        string image = BenchmarkApp.Build("Rpc");
        using RunningMachine machine = new QemuMachine(image).With(Meter.CountInstructions).Start();
        ulong[] loops = Meter.Read(machine, "void", "words", "text");
        // seL4's figures on the same meter: 410 without its Meltdown window and 430 with it; four words 452.
        new Figure(Name, "void call and reply", loops[0] / CallsPerLoop, "instructions", Reach: 600).Print();
        new Figure(Name, "call and reply with four words", loops[1] / CallsPerLoop, "instructions").Print();
        new Figure(Name, "call with a text of 24 characters", loops[2] / CallsPerLoop, "instructions").Print();
    }
}
