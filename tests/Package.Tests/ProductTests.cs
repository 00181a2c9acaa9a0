// What a build, a publication and a cleaning leave in their folders.
namespace CamkesNet.Tests;

internal sealed class ProductTests
{
    private const string Framework = "<TargetFramework>net10.0</TargetFramework>";

    private static readonly string[] products =
        ["Product.cdl", "Product.elf", "Product.html", "Product.layout.json", "Product.mmd", "Product.svg"];

    private string project = "";

    private string Output => Path.Combine(project, "bin", "Debug", "net10.0");

    [OneTimeSetUp]
    public void Create() => project = LocalFeed.Create("camkes", "Product");

    [Test]
    public void Errors_link_to_pages_that_are_in_the_package()
    {
        string folder = Newcomer.Succeed(project, "msbuild", "-getProperty:CamkesNetPages").Trim();

        Assert.That(folder, Does.Contain("/packages/camkesnet/"));
        Assert.That(Path.Combine(folder, "CN2072.md"), Does.Exist);
    }

    [Test]
    public void A_build_a_run_a_publication_and_a_cleaning_leave_what_they_should()
    {
        // Reports are called after the app; a system without guests has no monitor beside it, and runs hosted.
        Newcomer.Succeed(project, "build");
        string[] files = [.. Directory.GetFiles(Output).Select(path => Path.GetFileName(path))];
        Assert.That(files, Is.SupersetOf(products));
        Assert.That(files, Has.None.EqualTo("Vmm.X86.dll").And.None.EqualTo("Iced.dll"));
        Newcomer.Succeed(project, "exec", Path.Combine(Output, "Product.dll"));

        // A run shows what its build does, and the build repairs what was deleted.
        File.Delete(Path.Combine(Output, "Product.elf"));
        CommandResult run = Newcomer.Run(project, "run", "--", "-version");
        Assert.That(run.Output, Does.Contain("[camkes] ").And.Contain("QEMU emulator version"));

        Newcomer.Succeed(project, "publish", "-c", "Debug");
        string folder = Path.Combine(Output, "publish");
        string[] published =
        [
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path)),
        ];
        string[] symbols = [.. published.Where(file => file.StartsWith("Product.debug/", StringComparison.Ordinal))];
        Assert.That(
            symbols, Does.Contain("Product.debug/kernel.debug.elf").And.Contain("Product.debug/components.gdb"));
        Assert.That(published.Except(symbols), Is.EquivalentTo(products));

        Directory.Delete(folder, recursive: true);
        Newcomer.Succeed(project, "clean");
        Assert.That(Directory.GetFiles(Output, "*", SearchOption.AllDirectories), Is.Empty);
        Assert.That(Path.Combine(project, "obj", "Debug", "net10.0", "camkes"), Does.Not.Exist);
    }

    [TestCase(
        "<TargetFramework>net8.0</TargetFramework>",
        "Old targets net8.0, but components are compiled for net10.0")]
    [TestCase(
        "<TargetFrameworks>net9.0</TargetFrameworks>",
        "Old targets net9.0, but components are compiled for net10.0")]
    [TestCase(
        Framework + "<LangVersion>12</LangVersion>",
        "Old is compiled as C# 12, but ports are partial properties")]
    public void An_older_framework_or_language_is_one_sentence(string setting, string sentence)
    {
        string old = LocalFeed.Create("camkes", "Old");
        string file = Path.Combine(old, "Old.csproj");
        string text = File.ReadAllText(file);
        Assert.That(text, Does.Contain(Framework));
        File.WriteAllText(file, text.Replace(Framework, setting, StringComparison.Ordinal));

        // No reference assemblies of older frameworks are downloaded for the sake of this test.
        string[] offline = setting.Contains("Lang", StringComparison.Ordinal)
            ? [] : ["-p:DisableImplicitFrameworkReferences=true"];
        CommandResult build = Newcomer.Run(old, ["build", .. offline]);
        Directory.Delete(old, recursive: true);

        Assert.That(build.Output, Does.Contain($"error CN2073: {sentence}").And.Contain("1 Error(s)"));
    }

    [Test]
    public void The_oldest_language_that_the_sentence_allows_is_enough() =>
        Newcomer.Succeed(project, "build", "-p:LangVersion=13");
}
