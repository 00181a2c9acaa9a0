// Each template as created: it builds, and does what its description says.
namespace CamkesNet.Tests;

internal sealed class TemplateTests
{
    [Test]
    public void A_virtual_machine_boots_to_the_login_of_its_guest()
    {
        string project = LocalFeed.Create("camkes-vm", "LinuxMachine");

        Newcomer.Succeed(project, "build");
        CommandResult run = Newcomer.Run(project, until: "login:", ["run", "--no-build"]);

        Assert.That(run.Output, Does.Contain("1 VM (vm0: 128 MiB, bzimage + rootfs.cpio), SVM"));
        Assert.That(run.Output, Does.Contain("login:"));
    }

    [Test]
    public void Components_say_what_they_have_to_say_in_a_folder_with_spaces_and_letters_beyond_ASCII()
    {
        string project = LocalFeed.Create("camkes", "Grüße an alle");

        string build = Newcomer.Succeed(project, "build");
        string run = Newcomer.Succeed(project, "run", "--no-build");

        Assert.That(build, Does.Contain("Grüße an alle.elf"));
        Assert.That(run, Does.Contain("[camkes] kernel, 2 components"));
        Assert.That(run, Does.Contain("Hello, world!"));
    }

    [Test]
    public void A_second_build_makes_nothing_again()
    {
        string project = LocalFeed.Create("camkes", "Twice");
        Newcomer.Succeed(project, "build");

        string second = Newcomer.Succeed(project, "build");

        Assert.That(second, Does.Contain("is up to date"));
        Assert.That(second, Does.Not.Contain("compile"));
    }

    [Test]
    public void After_a_change_in_a_component_it_alone_is_compiled_again_and_the_image_is_as_if_all_were()
    {
        // Without what other apps have compiled: the whole image is made again.
        const string Alone = "-p:CamkesNetSharedObjects=";
        string project = LocalFeed.Create("camkes", "Changed");
        Newcomer.Succeed(project, "build", Alone);
        string component = Path.Combine(project, "Greeter.cs");
        string code = File.ReadAllText(component).Replace("{name}!", "{name}, {name.Length} letters!");
        File.WriteAllText(component, code.Replace("// Set for each", "// A line more.\n    // Set for each"));

        string changed = Newcomer.Succeed(project, "build", Alone);
        byte[] image = File.ReadAllBytes(ImageOf(project));
        File.Delete(ImageOf(project));
        Directory.Delete(Path.Combine(project, "obj", "Debug", "net10.0", "camkes"), recursive: true);
        string whole = Newcomer.Succeed(project, "build", Alone);

        Assert.That(changed, Does.Contain("compile Changed.Greeter").And.Not.Contain("compile Changed.Visitor"));
        Assert.That(whole, Does.Contain("compile Changed.Visitor"));
        Assert.That(File.ReadAllBytes(ImageOf(project)), Is.EqualTo(image));
    }

    [Test]
    public void Without_an_image_the_components_run_as_threads_of_a_program()
    {
        string project = LocalFeed.Create("camkes", "On.Dotnet");
        Newcomer.Succeed(project, "build");

        string output = Newcomer.Succeed(project, "exec", Path.ChangeExtension(ImageOf(project), ".dll"));

        Assert.That(output.Trim(), Is.EqualTo("Hello, world!"));
    }

    [Test]
    public void A_librarys_component_runs_in_an_app_that_references_it()
    {
        LocalFeed.Create("camkes-lib", "Counting");
        string app = LocalFeed.Create("camkes", "CountingApp");
        File.Delete(Path.Combine(app, "HelloSystem.cs"));
        string program = Path.Combine(app, "Program.cs");
        File.WriteAllText(program, File.ReadAllText(program).Replace("HelloSystem", "CountingSystem"));
        File.WriteAllText(
            Path.Combine(app, "CountingSystem.cs"),
            """
            using CamkesNet;
            using Counting;

            namespace CountingApp;

            [Component]
            public partial class Client : Component
            {
                public partial Uses<ICounter> Counter { get; }

                protected override void Run()
                {
                    Counter.Call.Add(40);
                    Console.WriteLine($"counted to {Counter.Call.Add(2)}");
                }
            }

            [Assembly]
            public partial class CountingSystem : Composition
            {
                [Instance] public partial Client client { get; }

                [Instance] public partial Counter counter { get; }

                [Connection] public RpcCall<ICounter> counts => new(from: client.Counter, to: counter.Counts);
            }
            """);

        Newcomer.Succeed(app, "add", "reference", "../Counting");
        Newcomer.Succeed(app, "build");

        Assert.That(Newcomer.Succeed(app, "run", "--no-build"), Does.Contain("counted to 42"));
        string library = Path.Combine(app, "..", "Counting", "bin");
        Assert.That(Directory.GetFiles(library, "*.elf", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void Tests_run_hosted_and_pass()
    {
        string project = LocalFeed.Create("camkes-test", "Some.Tests");

        Assert.That(Newcomer.Succeed(project, "test"), Does.Match(@"Failed: +0, Passed: +2"));
    }

    private static string ImageOf(string project) =>
        Path.Combine(project, "bin", "Debug", "net10.0", Path.GetFileName(project) + ".elf");
}
