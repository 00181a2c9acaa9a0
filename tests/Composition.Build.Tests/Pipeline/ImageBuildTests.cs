// A whole build: what it does again, and that its bytes stay the same.
using System.Security.Cryptography;
using System.Text.Json;
using CamkesNet.Build.Commands;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Pipeline;

/// <summary>
/// Builds the image of Samples.Hello, with the arguments that its own build used, into a folder of the test.
/// </summary>
public sealed class ImageBuildTests
{
    private DirectoryInfo folder = null!;
    private StringWriter output = null!;
    private TextWriter console = null!;

    private string Image => Path.Combine(folder.FullName, "hello.elf");

    [SetUp]
    public void Make_a_folder()
    {
        folder = Directory.CreateTempSubdirectory("image");
        console = Console.Out;
        output = new StringWriter();
        Console.SetOut(output);
    }

    [TearDown]
    public void Remove_the_folder()
    {
        Console.SetOut(console);
        output.Dispose();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task The_same_inputs_give_the_same_bytes_in_another_folder_and_a_second_build_does_nothing()
    {
        await Build("first");
        byte[] first = SHA256.HashData(await File.ReadAllBytesAsync(Image));
        Assert.That(output.ToString(), Does.Contain("compile kernel").And.Contain("link 3 components"), "and the reporter");

        output.GetStringBuilder().Clear();
        await Build("first");
        Assert.That(output.ToString().TrimEnd(), Is.EqualTo($"[camkes] {Image} is up to date"));

        File.Delete(Image);
        await Build("second");
        Assert.That(SHA256.HashData(await File.ReadAllBytesAsync(Image)), Is.EqualTo(first));
    }

    [Test]
    public async Task Reports_and_debug_files_are_made_beside_the_image()
    {
        await Build("objects");

        string[] made = [.. Directory.GetFiles(folder.FullName, "hello.*").Select(path => Path.GetFileName(path))];
        Assert.Multiple(() =>
        {
            Assert.That(made, Is.SupersetOf(new[] { "hello.cdl", "hello.elf", "hello.layout.json" }));
            Assert.That(File.Exists(Path.Combine(folder.FullName, "hello.debug", "kernel.debug.elf")));
            Assert.That(File.ReadAllText(Path.Combine(folder.FullName, "hello.cdl")), Does.Contain(" = ep\n"));
        });
    }

    [Test]
    public async Task A_debugger_finds_each_component_at_addresses_of_its_own_with_unwind_tables()
    {
        await Build("objects");

        string debug = Path.Combine(folder.FullName, "hello.debug");
        string script = await File.ReadAllTextAsync(Path.Combine(debug, "components.gdb"));
        string layout = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "hello.layout.json"));
        ulong[] entries =
        [
            .. JsonDocument.Parse(layout).RootElement.GetProperty("components").EnumerateArray()
                .Select(component => component.GetProperty("entry").GetUInt64()),
        ];
        Assert.That(entries, Is.Unique.And.Length.EqualTo(3));
        foreach (string component in (string[])
            ["Samples.Hello.Greeter", "Samples.Hello.Visitor", "CamkesNet.Image.Reporting.FaultReporter"])
        {
            string symbols = Path.Combine(debug, $"{component}.debug.elf");
            Assert.That(script, Does.Contain($"add-symbol-file \"{symbols}\"\n"));
            Assert.That((await File.ReadAllBytesAsync(symbols)).AsSpan().IndexOf(".eh_frame\0"u8), Is.Positive);
        }
    }

    [Test]
    public async Task Symbols_of_a_component_that_is_no_more_are_removed()
    {
        string old = Path.Combine(folder.CreateSubdirectory("hello.debug").FullName, "Samples.Hello.Gone.debug.elf");
        await File.WriteAllTextAsync(old, "");

        await Build("objects");

        Assert.That(File.Exists(old), Is.False);
    }

    [Test]
    public async Task Only_what_depends_on_a_change_is_done_again()
    {
        await Build("objects");
        output.GetStringBuilder().Clear();

        // As after a change in one component: its object is out of date, the others are not.
        string touched = Directory
            .GetFiles(Path.Combine(folder.FullName, "objects"), "Samples.*.o.inputs").Order().First();
        File.Delete(touched);
        File.Delete(Image);
        await Build("objects");

        string component = Path.GetFileName(touched).Replace(".o.inputs", "", StringComparison.Ordinal);
        IEnumerable<string> compiled =
            output.ToString().Split('\n').Where(line => line.Contains("compile", StringComparison.Ordinal));
        Assert.That(compiled.Single(), Does.Contain($"compile {component} "));
    }

    [Test]
    public async Task What_was_cut_short_or_deleted_is_built_again()
    {
        await Build("objects");
        byte[] image = await File.ReadAllBytesAsync(Image);
        string[] targets =
        [
            Image,
            Path.ChangeExtension(Image, ".html"),
            Path.ChangeExtension(Image, ".cdl"),
            Path.Combine(folder.FullName, "hello.debug", "kernel.debug.elf"),
        ];
        foreach (string target in targets)
        {
            Cut(target);
            await Build("objects");
            Assert.That(new FileInfo(target).Length, Is.GreaterThan(100), target);

            File.Delete(target);
            await Build("objects");
            Assert.That(target, Does.Exist);
        }

        foreach (string compiled in (string[])["kernel.o", "Samples.Hello.Greeter.o"])
        {
            string target = Directory.GetFiles(Path.Combine(folder.FullName, "objects"), compiled).Single();
            Cut(target);
            Cut(Image);
            await Build("objects");
            Assert.That(await File.ReadAllBytesAsync(Image), Is.EqualTo(image), target);
        }

        Cut(Path.Combine(folder.FullName, "objects", "facades", "System.Runtime.dll"));
        Cut(Image);
        await Build("objects");
        Assert.That(await File.ReadAllBytesAsync(Image), Is.EqualTo(image));
    }

    [Test]
    public async Task A_full_disk_is_a_sentence()
    {
        File.CreateSymbolicLink(Path.ChangeExtension(Image, ".cdl"), "/dev/full");

        IOException failure = (await Assert.ThrowsAsync<IOException>(() => Build("objects")))!;
        Assert.That(
            FileErrors.Of(failure).Diagnostics.Single().ToString(),
            Does.Match("^camkes : error CN2080: .*No space left on device.*hello.cdl.*Free space.*build again"));
    }

    [Test]
    public async Task A_system_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        BuildException error = (await Assert.ThrowsAsync<BuildException>(
            () => Build("objects", "--system=Samples.Other")))!;

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.NoSystem));
        Assert.That(error.Message, Does.Contain("'Samples.Other'").And.Contain("'Samples.Hello.HelloSystem'"));
    }

    [Test]
    public async Task An_assembly_without_a_system_is_an_error()
    {
        BuildException error = (await Assert.ThrowsAsync<BuildException>(
            () => Build("objects", $"--assembly={typeof(ImageBuildTests).Assembly.Location}")))!;

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.NoSystem));
        Assert.That(error.Message, Does.Contain("[Assembly]"));
    }

    private static void Cut(string file)
    {
        using FileStream stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }

    private Task Build(string intermediate, params string[] further) =>
        ImageCommand.RunAsync(CommandArguments.Parse([.. Arguments(intermediate), .. further]));

    private IEnumerable<string> Arguments(string intermediate) =>
    [
        // Not the objects that other builds have left: these tests watch what is compiled.
        .. File.ReadAllLines(ResponseFile()).Where(line => !line.StartsWith("--shared-objects", StringComparison.Ordinal)),
        $"--intermediate={Path.Combine(folder.FullName, intermediate)}",
        $"--output={Image}",
    ];

    /// <summary>What the sample's own build wrote, in the same configuration as this test.</summary>
    private static string ResponseFile()
    {
        string folder = TestContext.CurrentContext.TestDirectory;
        string configuration = Path.Combine(new DirectoryInfo(folder).Parent!.Name, new DirectoryInfo(folder).Name);
        return Path.Combine(RepositoryRoot.Folder, "Samples.Hello", "obj", configuration, "camkes", "image.rsp");
    }
}
