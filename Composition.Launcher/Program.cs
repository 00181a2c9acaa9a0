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
    Description = "Exit with status 0 as soon as the console shows this text.",
};
var timeout = new Option<int>("--timeout")
{
    Description = "With --expect: seconds to wait before exiting with status 1.",
    DefaultValueFactory = _ => 300,
};
var kernel = new Option<FileInfo?>("--kernel")
{
    Description = "Your own kernel for the guests: a Linux bzImage, or a Multiboot 1 kernel.",
};
var initrd = new Option<FileInfo?>("--initrd")
{
    Description = "Your own initrd for the guests (the module of a Multiboot kernel).",
};
var commandLine = new Option<string?>("--cmdline") { Description = "The kernel command line of the guests." };
var machine = new Option<string>("--machine")
{
    Description = "The machine to boot on: qemu (AMD SVM) or bochs (Intel VT-x).",
    DefaultValueFactory = _ => MachineRequest.Qemu,
};
machine.AcceptOnlyFromAmong(MachineRequest.Qemu, MachineRequest.Bochs);
var processor = new Option<string?>("--processor")
{
    Description = "The processor model: a value of QEMU's -cpu, or of Bochs' cpu: model.",
};
var memory = new Option<int?>("--memory") { Description = "RAM of the machine in MiB. Default: what the layout needs, at least 512." };
var vms = new Option<int?>("--vms")
{
    Description = "How many virtual machines to boot, all with the same kernel, initrd and command line.",
};
var guestMemory = new Option<int?>("--guest-memory") { Description = "RAM of each virtual machine in MiB." };
var iso = new Option<bool>("--iso")
{
    Description = "Create a bootable ISO next to the image, and boot the ISO. Bochs always boots the ISO.",
};
var firmware = new Option<string>("--firmware")
{
    Description = "With --machine qemu: bios, or uefi (boots the ISO).",
    DefaultValueFactory = _ => MachineRequest.Bios,
};
firmware.AcceptOnlyFromAmong(MachineRequest.Bios, MachineRequest.Uefi);
var log = new Option<FileInfo?>("--log")
{
    Description = "A file for the kernel's [camkes] lines; the console keeps what components and guests write.",
};
var gdb = new Option<bool>("--gdb") { Description = "Wait for gdb on port 1234 before the first instruction." };

var command = new RootCommand("Builds a CamkesNet app and boots its image, with the console on this terminal.")
{
    sample, expect, timeout, kernel, initrd, commandLine, vms, guestMemory, machine, processor, memory, iso,
    firmware, log, gdb,
};
command.SetAction(arguments =>
{
    try
    {
        var repository = Repository.Find();
        var machineRequest = new MachineRequest
        {
            Emulator = arguments.GetValue(machine)!,
            Firmware = arguments.GetValue(firmware)!,
            Processor = arguments.GetValue(processor),
            MemoryMb = arguments.GetValue(memory),
            AsksForIso = arguments.GetValue(iso),
            WaitsForDebugger = arguments.GetValue(gdb),
            LogFile = arguments.GetValue(log)?.FullName,
        };
        machineRequest.Check();
        var imageRequest = new ImageRequest(
            arguments.GetValue(sample)!,
            arguments.GetValue(kernel)?.FullName,
            arguments.GetValue(initrd)?.FullName,
            arguments.GetValue(commandLine))
        {
            WithIso = machineRequest.BootsIso,
            Vms = arguments.GetValue(vms),
            GuestMemoryMb = arguments.GetValue(guestMemory),
            HasSeparateLog = machineRequest.LogFile != null,
        };
        imageRequest.Check();
        _ = repository.Sample(imageRequest.Sample);
        Prerequisites.Install(machineRequest.Packages);
        GuestFiles.Create(repository);
        Machine target = machineRequest.Create(ImageBuild.Run(repository, imageRequest));
        return arguments.GetValue(expect) is { } text
            ? StatusOf(target.RunUntil(text, TimeSpan.FromSeconds(arguments.GetValue(timeout))))
            : target.RunInteractively();
    }
    catch (LauncherException error)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{error.Message}[/]");
        return error.Status;
    }
});

var prepare = new Command(
    "prepare", "Installs the packages and creates the guests that the boot tests need, without booting.");
prepare.SetAction(_ =>
{
    Prerequisites.Install(DebianPackage.All);
    GuestFiles.Create(Repository.Find());
    GuestFiles.Create32Bit(Repository.Find());
});
command.Subcommands.Add(prepare);
return command.Parse(args).Invoke();

static int StatusOf(bool isSeen) => isSeen ? ExitStatus.Success : ExitStatus.TimeOut;
