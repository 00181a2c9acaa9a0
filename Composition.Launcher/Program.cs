// The command line of ./run. Scripts rely on these flags and exit statuses: keep them stable.
using System.CommandLine;
using CamkesNet.Launcher;
using Spectre.Console;

var sample = new Option<string>("--sample")
{
    Description = "The app to boot: a folder Samples.NAME of this repository.",
    DefaultValueFactory = _ => "Cma34crMinimal",
};
var expect = new Option<string?>("--expect")
{
    Description = "End with status 0 as soon as the console shows this text.",
};
var timeout = new Option<int>("--timeout")
{
    Description = "With --expect: seconds to wait before ending with status 1.",
    DefaultValueFactory = _ => 300,
};
var kernel = new Option<FileInfo?>("--kernel") { Description = "A bzImage of your own for guest vm0." };
var initrd = new Option<FileInfo?>("--initrd") { Description = "An initrd of your own for guest vm0." };
var commandLine = new Option<string?>("--cmdline") { Description = "The kernel command line of guest vm0." };
var machine = new Option<string>("--machine")
{
    Description = "The machine to boot on: qemu (AMD SVM).",
    DefaultValueFactory = _ => "qemu",
};
machine.AcceptOnlyFromAmong("qemu");
var gdb = new Option<bool>("--gdb") { Description = "Wait for gdb on port 1234 before the first instruction." };

var command = new RootCommand("Builds a CamkesNet app and boots its image, with the console on this terminal.")
{
    sample, expect, timeout, kernel, initrd, commandLine, machine, gdb,
};
command.SetAction(arguments =>
{
    try
    {
        var repository = Repository.Find();
        var request = new ImageRequest(
            arguments.GetValue(sample)!,
            arguments.GetValue(kernel)?.FullName,
            arguments.GetValue(initrd)?.FullName,
            arguments.GetValue(commandLine));
        Prerequisites.Install();
        GuestFiles.Make(repository);
        string image = ImageBuild.Run(repository, request);
        var qemu = new QemuMachine(image) { WaitsForDebugger = arguments.GetValue(gdb) };
        return arguments.GetValue(expect) is { } text
            ? qemu.RunUntil(text, TimeSpan.FromSeconds(arguments.GetValue(timeout))) ? ExitStatus.Success : ExitStatus.TimeOut
            : qemu.RunInteractively();
    }
    catch (LauncherException error)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{error.Message}[/]");
        return error.Status;
    }
});

var prepare = new Command("prepare", "Installs what the boot tests need and makes the samples' guest, and stops there.");
prepare.SetAction(_ =>
{
    Prerequisites.Install();
    GuestFiles.Make(Repository.Find());
});
command.Subcommands.Add(prepare);
return command.Parse(args).Invoke();
