// What the build says when ilc fails, hangs or is missing.
using System.Runtime.Versioning;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Compilation;

/// <summary>A shell script replaces the native compiler, so that every outcome can be tested.</summary>
[SupportedOSPlatform("linux")]
public sealed class IlcCompilerTests
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the object file that the response file names, and counts its runs.</summary>
    private const string WorkingCompiler =
        """
        out=$(sed -n 's/^--out://p' "${1#@}")
        echo object > "$out"
        echo run >> "$(dirname "$0")/runs"
        """;

    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("ilc");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public async Task What_has_not_changed_is_not_compiled_again()
    {
        IlcCompiler compiler = Compiler(WorkingCompiler);
        CompilationRequest request = Request();

        CompilationResult first = (await compiler.CompileAsync([request])).Single();
        CompilationResult second = (await compiler.CompileAsync([request])).Single();

        Assert.That((first.WasUpToDate, second.WasUpToDate, Runs()), Is.EqualTo((false, true, 1)));
    }

    [Test]
    public async Task A_changed_assembly_reference_symbol_file_or_flag_is_compiled_again()
    {
        IlcCompiler compiler = Compiler(WorkingCompiler);
        CompilationRequest request = Request();
        await compiler.CompileAsync([request]);

        Write("app.dll", "changed");
        await compiler.CompileAsync([request]);
        Write("library.dll", "changed");
        await compiler.CompileAsync([request]);
        Write("library.pdb", "added");
        await compiler.CompileAsync([request]);
        await compiler.CompileAsync([request with { ExtraArguments = ["--another"] }]);

        Assert.That(Runs(), Is.EqualTo(5));
    }

    [Test]
    public async Task An_object_file_that_was_cut_short_is_compiled_again()
    {
        IlcCompiler compiler = Compiler(WorkingCompiler);
        CompilationRequest request = Request();
        await compiler.CompileAsync([request]);

        await File.WriteAllTextAsync(request.ObjectFile, "obj");
        await compiler.CompileAsync([request]);

        Assert.That(Runs(), Is.EqualTo(2));
        Assert.That(await File.ReadAllTextAsync(request.ObjectFile), Is.EqualTo("object\n"));
    }

    [Test]
    public async Task What_another_app_has_compiled_is_not_compiled_again()
    {
        IlcCompiler compiler = Compiler(WorkingCompiler, Path.Combine(folder.FullName, "shared"));
        CompilationRequest first = Request();
        CompilationRequest second = first with
        {
            ObjectFile = Path.Combine(folder.FullName, "elsewhere", Path.GetFileName(first.ObjectFile)),
        };

        await compiler.CompileAsync([first, second]);

        Assert.That(Runs(), Is.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(second.ObjectFile), Is.EqualTo("object\n"));
        Write("app.dll", "changed");
        await compiler.CompileAsync([second]);
        Assert.That(Runs(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_compiler_that_was_killed_is_a_sentence()
    {
        BuildException error = await Fails(Compiler("kill -9 $$"), Request());

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.CompilerFailed));
        Assert.That(error.Message, Does.Contain("signal 9 while it compiled 'app'").And.Contain("memory is short"));
    }

    [Test]
    public async Task A_missing_member_fails_although_the_compiler_ends_with_success()
    {
        IlcCompiler compiler = Compiler(WorkingCompiler
            + "\necho \"IL1005: N.T.M(): Method will always throw because: Missing method 'Void N.U.V()'\"");

        BuildException error = await Fails(compiler, Request());

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.MissingMember));
        Assert.That(File.Exists(Request().ObjectFile), Is.False);
    }

    [Test]
    public async Task A_failing_compiler_is_an_error_with_what_it_said()
    {
        BuildException error = await Fails(Compiler("echo out of luck >&2; exit 3"), Request());

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.CompilerFailed));
        Assert.That(error.Message, Does.Contain("exit code 3").And.Contain("out of luck"));
    }

    [Test]
    public async Task A_compiler_that_hangs_is_stopped()
    {
        string path = Script("sleep 600");
        var compiler = new IlcCompiler(new IlcToolchain(path) { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.That(
            (await Fails(compiler, Request())).Diagnostics.Single().Code, Is.EqualTo(BuildCodes.CompilerTimeout));
    }

    [Test]
    public async Task A_compiler_that_does_not_exist_is_an_error_that_names_its_path()
    {
        var compiler = new IlcCompiler(new IlcToolchain("/nowhere/ilc"));

        BuildException error = await Fails(compiler, Request());

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.CompilerNotFound));
        Assert.That(error.Message, Does.Contain("'/nowhere/ilc'"));
    }

    [Test]
    public async Task The_errors_of_all_components_are_reported_in_their_order()
    {
        IlcCompiler compiler = Compiler(
            "echo \"IL1005: N.$(basename \"$1\" .o.rsp).M(): Method will always throw because: bad\"");

        BuildException error = await Fails(compiler, Request("first"), Request("second"), Request("third"));

        Assert.That(
            error.Diagnostics.Select(diagnostic => diagnostic.Message.Split('\'')[1]),
            Is.EqualTo(new[] { "N.first.M", "N.second.M", "N.third.M" }));
    }

    private static async Task<BuildException> Fails(IlcCompiler compiler, params CompilationRequest[] requests) =>
        (await Assert.ThrowsAsync<BuildException>(() => compiler.CompileAsync(requests)))!;

    private IlcCompiler Compiler(string script, string? sharedObjects = null) =>
        new(new IlcToolchain(Script(script)), sharedObjects);

    private string Script(string script)
    {
        string path = Write("ilc", "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, Executable);
        return path;
    }

    private CompilationRequest Request(string name = "app") => new()
    {
        Name = name,
        InputAssembly = Path.Combine(folder.FullName, "app.dll"),
        References = [Path.Combine(folder.FullName, "library.dll")],
        ObjectFile = Path.Combine(folder.FullName, "objects", name + ".o"),
    };

    private int Runs() => File.ReadAllLines(Path.Combine(folder.FullName, "runs")).Length;

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
