// No test waits for as long as continuous integration does.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Tests;

/// <summary>Whether every test has a time-out of its own.</summary>
internal sealed class TimeLimitTests
{
    /// <summary>./test --unit does not build what boots images, and leaves out the cases of this category.</summary>
    private static IEnumerable<TestCaseData> Cases => Solution.Projects
        .Where(project => project.Name.Split('.') is [_, .., var last] && last.EndsWith("Tests", StringComparison.Ordinal))
        .Select(project =>
            project.BootsImages ? new TestCaseData(project).SetCategory("WholeSolution") : new TestCaseData(project));

    [TestCaseSource(nameof(Cases))]
    public void The_tests_of_a_project_have_a_time_limit(SolutionProject project)
    {
        using PEReader file = new(File.OpenRead(project.AssemblyPath));
        MetadataReader assembly = file.GetMetadataReader();
        Assert.That(
            assembly.GetAssemblyDefinition().GetCustomAttributes().Select(handle => NameOf(assembly, handle)),
            Has.Some.EqualTo(nameof(TimeLimits.TimeLimitAttribute)),
            "tests/Directory.Build.targets gives it to every project.");
    }

    private static string NameOf(MetadataReader assembly, CustomAttributeHandle handle) =>
        assembly.GetCustomAttribute(handle).Constructor is { Kind: HandleKind.MethodDefinition } constructor
            ? assembly.GetString(assembly.GetTypeDefinition(
                assembly.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()).Name)
            : "";
}
