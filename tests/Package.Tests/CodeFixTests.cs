// Fixes in a project that has the package, applied by the one editor that the SDK brings: dotnet format.
namespace CamkesNet.Tests;

internal sealed class CodeFixTests
{
    [Test]
    public void Dotnet_format_mends_what_the_rules_find()
    {
        string project = LocalFeed.Create("camkes", "Fixed");
        Dictionary<string, string> right = Directory.GetFiles(project, "*.cs")
            .ToDictionary(file => file, file => File.ReadAllText(file));
        Replace(project, "Greeter.cs", "partial class Greeter", "class Greeter");
        Replace(project, "Visitor.cs", "public partial Uses", "public Uses");
        Replace(
            project,
            "HelloSystem.cs",
            "from: visitor.Greeter, to: greeter.Greetings",
            "from: greeter.Greetings, to: visitor.Greeter");
        Replace(project, "HelloSystem.cs", "nameof(Greeter.Salutation)", "\"Salutaton\"");
        Newcomer.Succeed(project, "restore");
        Assert.That(Newcomer.Run(project, "build", "--no-restore").ExitCode, Is.Not.Zero);

        Newcomer.Succeed(
            project,
            ["format", "analyzers", "--no-restore", "--severity", "error", "--diagnostics",
                "CN1001", "CN1004", "CN1016", "CN1025"]);

        foreach ((string file, string text) in right)
        {
            Assert.That(File.ReadAllText(file), Is.EqualTo(text), file);
        }

        Assert.That(Newcomer.Succeed(project, "build", "--no-restore"), Does.Contain("0 Warning(s)"));
    }

    private static void Replace(string project, string file, string right, string wrong)
    {
        string path = Path.Combine(project, file);
        string text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(right));
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }
}
