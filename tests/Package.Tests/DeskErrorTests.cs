// What a newcomer may meet at the desk: each error is one sentence that says what to do.
namespace CamkesNet.Tests;

internal sealed class DeskErrorTests
{
    private string project = "";

    [OneTimeSetUp]
    public void Build()
    {
        project = LocalFeed.Create("camkes", "Desk");
        Newcomer.Succeed(project, "build");
    }

    [Test]
    public void Without_an_emulator_the_run_says_how_to_get_one()
    {
        CommandResult run = Newcomer.Run(project, "run", "--no-build", "-p:CamkesNetEmulator=no-such-emulator");

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Output, Does.Contain("'no-such-emulator' was not found"));
        Assert.That(run.Output, Does.Contain("apt-get install qemu-system-x86"));
    }

    [Test]
    public void What_follows_the_dashes_goes_to_the_emulator()
    {
        CommandResult run = Newcomer.Run(project, "run", "--no-build", "--", "-version");

        Assert.That(run.Output, Does.Contain("QEMU emulator version"));
    }

    [Test]
    public void A_project_for_another_processor_is_refused()
    {
        CommandResult build = Newcomer.Run(project, "build", "-p:PlatformTarget=x86");

        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(build.Output, Does.Contain("error CN2072: Desk is for x86, but images are for x64"));
    }

    [Test]
    public void A_project_whose_runtime_identifier_is_of_another_processor_is_told_so()
    {
        CommandResult build = Newcomer.Run(project, "build", "-r", "linux-arm64");

        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(
            build.Output,
            Does.Contain("error CN2072: Desk is for arm64, but images are for x64: "
                + "remove the property RuntimeIdentifier (linux-arm64)."));
    }

    [TestCase("Other-X64")]
    [TestCase("Linux-Arm64")]
    public void On_a_machine_that_cannot_build_images_that_is_the_only_error(string platform)
    {
        CommandResult build = Newcomer.Run(project, "build", $"-p:CamkesNetHostPlatform={platform}");

        Assert.That(build.Output, Does.Contain("error CN2071: Images are built on Linux on x64, but this is"));
        Assert.That(build.Output, Does.Contain("1 Error(s)"));
    }

    [Test]
    public void On_such_a_machine_components_compile_without_an_image()
    {
        string library = LocalFeed.Create("camkes-lib", "Elsewhere");

        Newcomer.Succeed(library, "build", "-p:CamkesNetHostPlatform=Other-Arm64");
    }

    [Test]
    public void A_missing_compiler_is_named_with_its_package()
    {
        CommandResult build = Newcomer.Run(project, "build", "-p:CamkesNetIlcVersion=1.2.3", "--no-restore");

        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(build.Output, Does.Contain("error CN2010: The native compiler"));
        Assert.That(build.Output, Does.Contain("runtime.linux-x64.Microsoft.DotNet.ILCompiler"));
    }

    [Test]
    public void A_missing_guest_file_is_named_with_the_command_that_makes_it()
    {
        string machine = LocalFeed.Create("camkes-vm", "NoGuest");

        CommandResult build = Newcomer.Run(machine, "build", "-p:MakeMissingGuest=false");

        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(build.Output, Does.Contain("error CN2020: Guest file 'bzimage' does not exist"));
        Assert.That(build.Output, Does.Contain("dotnet build -t:MakeGuest"));
    }
}
