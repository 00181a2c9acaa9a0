// The systems that README and guides show: they compile, no rule has anything to say about them, and they run.
using System.Reflection;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Hosted;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Running;

[NonParallelizable]
public sealed class GuideTests
{
    private static readonly string repository = Path.Combine(TestPaths.ProjectDirectory, "..", "..");

    [TestCase("README.md", "HelloSystem", "Hello, world!")]
    [TestCase("docs/guides/component-library.md", "CountingSystem", "counted to 42")]
    [TestCase(
        "docs/guides/moving-from-camkes.md", "LockSystem",
        "(first is in\nfirst is out\nsecond is in\nsecond is out|second is in\nsecond is out\nfirst is in\nfirst is out)")]
    public void The_system_of_a_page_works(string page, string system, string output)
    {
        string[] sources = [.. Library, .. Blocks(page).Where(block => block.Contains("[Assembly]", StringComparison.Ordinal))];
        Assert.That(RuleRun.CompilerErrors(sources), Is.Empty);
        Assert.That(RuleRun.Diagnose(sources), Is.Empty);

        Assert.That(OutputOf(sources, system), Does.Match($"^{output}\n$"));
    }

    /// <summary>What the template of a library has, under the name that the guide gives it.</summary>
    private static IEnumerable<string> Library =>
        Directory.GetFiles(Path.Combine(repository, "Composition.Templates", "content", "camkes-lib"), "*.cs")
            .Select(file => File.ReadAllText(file).Replace("CamkesLibrary", "Counting", StringComparison.Ordinal));

    /// <summary>The code blocks of a page, fenced or indented.</summary>
    private static IEnumerable<string> Blocks(string page)
    {
        var block = new System.Text.StringBuilder();
        bool isFenced = false;
        foreach (string line in File.ReadLines(Path.Combine(repository, page)).Append("end"))
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isFenced ^= isFence;
            if (!isFence && (isFenced || line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal)))
            {
                block.Append(line).Append('\n');
                continue;
            }

            yield return block.ToString();
            block.Clear();
        }
    }

    private static string OutputOf(string[] sources, string system)
    {
        using MemoryStream image = new();
        var run = GeneratorRun.Of(TestCompilation.CreateNamed($"Guide.{system}", sources));
        Assert.That(
            run.Output.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        Type type = Assembly.Load(image.ToArray()).GetTypes().Single(candidate => candidate.Name == system);
        TextWriter console = Console.Out;
        using StringWriter output = new() { NewLine = "\n" };
        Console.SetOut(TextWriter.Synchronized(output));
        try
        {
            HostedSystem.Run((Composition)Activator.CreateInstance(type)!);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
