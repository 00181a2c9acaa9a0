// ./bench NAME: prints one JSON line per figure.
using System.CommandLine;
using CamkesNet.Benchmarks;

var command = new RootCommand("Runs the benchmarks. Prints one JSON line per figure.");
Add("boot", "From power-on to login, compared with the same guest on the bare machine.", BootBenchmark.Measure);
Add("exits", "Exits of a guest on its way to login, by reason.", ExitsBenchmark.Measure);
Add("rpc", "A call and its reply between two components.", RpcBenchmark.Measure);
Add("vmexit", "One CPUID and one port read of a guest, handled by its monitor.", VmExitBenchmark.Measure);
Add("console", "One character of a guest's console output.", ConsoleBenchmark.Measure);
Add("build", "Clean, no-op and one-setting-changed build of the sample.", BuildBenchmark.Measure);
Add("size", "Sizes of the kernel, the components and the image.", SizeBenchmark.Measure);
return command.Parse(args).Invoke();

void Add(string name, string description, Action run)
{
    var benchmark = new Command(name, description);
    benchmark.SetAction(_ => run());
    command.Subcommands.Add(benchmark);
}
