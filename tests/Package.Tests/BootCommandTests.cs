// The program that boots an image: its options, and its messages if something is missing.
using CamkesNet.Boot;

namespace CamkesNet.Tests;

internal sealed class BootCommandTests
{
    private static readonly string[] complete =
        ["--emulator", "qemu", "--processor", "EPYC", "--memory", "512", "--image", "/a b/c.elf", "--"];

    [Test]
    public void The_image_is_one_argument_whatever_its_path_is() =>
        Assert.That(BootCommand.Parse(complete).EmulatorArguments(), Does.Contain("/a b/c.elf"));

    [Test]
    public void The_users_arguments_come_last() =>
        Assert.That(
            BootCommand.Parse([.. complete, "-smp", "2"]).EmulatorArguments().TakeLast(2),
            Is.EqualTo((string[])["-smp", "2"]));

    [Test]
    public void The_debugger_switch_makes_the_machine_wait_and_is_not_passed_on()
    {
        var command = BootCommand.Parse([.. complete, "--gdb"]);

        Assert.That(
            command.EmulatorArguments(),
            Does.Contain("-S").And.Contain("tcp:127.0.0.1:1234").And.Not.Contain("--gdb"));
    }

    [Test]
    public void The_debugger_may_be_waited_for_at_another_port() =>
        Assert.That(
            BootCommand.Parse([.. complete, "--gdb=4321"]).EmulatorArguments(), Does.Contain("tcp:127.0.0.1:4321"));

    [TestCase("--gdb=")]
    [TestCase("--gdb=0")]
    [TestCase("--gdb=65536")]
    [TestCase("--gdb=x")]
    public void A_port_that_is_none_is_refused_with_what_to_write(string argument) =>
        Assert.That(
            () => BootCommand.Parse([.. complete, argument]),
            Throws.TypeOf<BootException>().With.Message.Contain($"'{argument}' is not a valid TCP port: write --gdb"));

    [TestCase("8", "CamkesNetMemory: the machine has 8 MiB of memory, but the image needs more than 3100 MiB")]
    [TestCase("-1", "CamkesNetMemory: the machine has -1 MiB")]
    public void A_machine_that_the_image_does_not_fit_into_is_refused(string memory, string message)
    {
        string image = Path.Combine(LocalFeed.Create("SmallMachine"), "large.elf");
        File.WriteAllText(
            Path.ChangeExtension(image, ".layout.json"),
            "{ \"imageEnd\": 104857600, \"memoryNeeded\": 3145728000 }");
        string[] arguments = [.. complete];
        arguments[5] = memory;
        arguments[7] = image;
        Assert.That(
            () => BootCommand.Parse(arguments), Throws.TypeOf<BootException>().With.Message.StartsWith(message));
    }

    [Test]
    public void The_kernels_lines_go_to_a_file_of_the_users()
    {
        var command = BootCommand.Parse([.. complete, "--log", "/x y/kernel.log", "-smp", "2"]);

        Assert.That(command.Log, Is.EqualTo("/x y/kernel.log"));
        Assert.That(
            command.EmulatorArguments(),
            Does.Contain("file:/x y/kernel.log").And.Contain("camkes.log=com2").And.Not.Contain("--log"));
        Assert.That(command.EmulatorArguments().TakeLast(2), Is.EqualTo((string[])["-smp", "2"]));
    }

    [Test]
    public void A_log_without_a_file_is_refused() =>
        Assert.That(
            () => BootCommand.Parse([.. complete, "--log"]),
            Throws.TypeOf<BootException>().With.Message.Contain("--log needs the path of a file"));

    [Test]
    public void A_log_that_cannot_be_written_is_refused_before_the_machine_starts()
    {
        string image = Path.Combine(LocalFeed.Create("Logs"), "an.elf");
        File.WriteAllText(image, "");
        string[] arguments = [.. complete[..^2], image, "--", "--log", "/nowhere/kernel.log"];

        Assert.That(
            () => Emulator.Run(BootCommand.Parse(arguments)),
            Throws.TypeOf<BootException>().With.Message.Contain("'/nowhere/kernel.log' cannot be written"));
    }

    [Test]
    public void The_machine_has_as_much_memory_as_the_layout_needs()
    {
        string image = Path.Combine(LocalFeed.Create("Layouts"), "large.elf");
        File.WriteAllText(
            Path.ChangeExtension(image, ".layout.json"),
            """{ "format": 2, "imageEnd": 20971520, "memoryNeeded": 1073741824, "components": [] }""");
        string[] arguments = ["--emulator", "qemu", "--processor", "EPYC", "--memory", "auto", "--image", image];

        // 1044 MiB, a reserve of 64 and a sixty-fourth, in steps of 64.
        Assert.That(BootCommand.Parse(arguments).Memory, Is.EqualTo("1152"));
        File.Delete(Path.ChangeExtension(image, ".layout.json"));
        Assert.That(BootCommand.Parse(arguments).Memory, Is.EqualTo("512"));
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(7, 3)]
    [TestCase(9, 4)]
    [TestCase(11, 5)]
    [TestCase(137, 137, Description = "killed")]
    public void The_status_of_the_system_is_that_of_the_run(int emulator, int run) =>
        Assert.That(EmulatorStatus.Of(emulator), Is.EqualTo(run));

    [Test]
    public void A_missing_option_is_named() =>
        Assert.That(
            () => BootCommand.Parse(complete[2..]),
            Throws.TypeOf<BootException>().With.Message.Contain("--emulator"));

    [Test]
    public void A_missing_image_asks_for_a_build() =>
        Assert.That(
            () => Emulator.Run(BootCommand.Parse(complete)),
            Throws.TypeOf<BootException>().With.Message.Contain("dotnet build"));
}
