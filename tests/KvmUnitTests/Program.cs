// The command line of tests/kvm-unit-tests.
using System.CommandLine;
using CamkesNet.Launcher;
using CamkesNet.Tests.KvmUnitTests;

var folder = new Argument<DirectoryInfo>("folder")
{
    Description = "The folder with the built tests (.flat): x86 in a clone of kvm-unit-tests.",
};
var only = new Option<string[]>("--only")
{
    Description = "Run only tests whose name is or begins with this; may be given several times.",
};
var bochs = new Option<bool>("--bochs") { Description = "Run them as guests on VT-x as well, in Bochs." };
var timeout = new Option<int>("--timeout")
{
    Description = "Seconds after which a test that has not ended counts as hanging; in Bochs, three times as many.",
    DefaultValueFactory = _ => 90,
};
var processor = new Option<string>("--processor")
{
    Description = "The processor, as QEMU's -cpu takes it, for both the bare machine and ours.",
    DefaultValueFactory = _ => "max,+svm",
};
var logs = new Option<DirectoryInfo?>("--logs") { Description = "Keep what each run showed on its console here." };
var command = new RootCommand(
    "Runs kvm-unit-tests straight on QEMU and as guests of CamkesNet, and prints a table. "
    + "Status 1: a test that passes on the bare machine does not pass as a guest.")
{
    folder, only, bochs, timeout, processor, logs,
};
command.SetAction(arguments =>
{
    try
    {
        IReadOnlyList<UnitTest> tests = UnitTestList.Read(arguments.GetValue(folder)!, arguments.GetValue(only) ?? []);
        using var session = new Session
        {
            Processor = arguments.GetValue(processor)!,
            Patience = TimeSpan.FromSeconds(arguments.GetValue(timeout)),
            WithBochs = arguments.GetValue(bochs),
            Logs = arguments.GetValue(logs),
        };
        List<ResultRow> rows = [];
        foreach (UnitTest test in tests)
        {
            rows.Add(session.Run(test));
            Console.Error.WriteLine($"[{rows.Count}/{tests.Count}] {rows[^1]}");
        }

        ResultTable.Write(Console.Out, rows, session.WithBochs);
        return rows.Any(row => row.IsRegression) ? 1 : 0;
    }
    catch (LauncherException error)
    {
        Console.Error.WriteLine(error.Message);
        return error.Status;
    }
});
return command.Parse(args).Invoke();
