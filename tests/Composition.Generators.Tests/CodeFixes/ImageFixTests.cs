// What the fixes of the rules for images make of sources.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class ImageFixTests
{
    private const string Surface = "System.Object\nSystem.Object..ctor()\nSystem.ThreadStaticAttribute";

    [Test]
    public void A_field_is_shared_by_its_threads() => FixRun.VerifyForImage(
        Surface,
        "CN1041",
        "Remove [ThreadStatic]",
        "public class Counter\n{\n    // Counts.\n    [ThreadStatic] public static int Count;\n}\n",
        "public class Counter\n{\n    // Counts.\n    public static int Count;\n}\n");

    [Test]
    public void A_method_that_awaits_nothing_is_no_longer_async()
    {
        using Workbench bench = new(
            Surface, "public class Later\n{\n    public async void Run() { }\n    public async void Stop() { }\n}\n");

        bench.ApplyToAll("CN1041", "Remove 'async'");

        Assert.That(
            bench.Sources[0],
            Is.EqualTo("public class Later\n{\n    public void Run() { }\n    public void Stop() { }\n}\n"));
        Assert.That(bench.Codes, Is.Empty);
    }

    [Test]
    public void What_is_written_to_the_error_stream_is_written_to_the_console()
    {
        using Workbench bench = new(Surface + "\nSystem.Console\nSystem.Console.WriteLine(System.String)", Writing(
            "Console.Error.WriteLine(\"no\"); System.Console.Out.WriteLine(\"yes\");"));

        bench.ApplyToAll("CN1040", "Use Console instead of Console.Error");

        Assert.That(
            bench.Sources[0],
            Is.EqualTo(Writing("Console.WriteLine(\"no\"); System.Console.WriteLine(\"yes\");")));
        Assert.That(bench.Codes, Is.Empty);
    }

    private static string Writing(string statements) =>
        "public class Writer\n{\n    public void Write() { " + statements + " }\n}\n";
}
