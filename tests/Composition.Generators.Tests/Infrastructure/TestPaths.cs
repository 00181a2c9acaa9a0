// Paths that the build passes to the tests.
using System.Reflection;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class TestPaths
{
    public static string ProjectDirectory { get; } = Metadata("ProjectDirectory");

    public static string Snapshots { get; } = Path.Combine(ProjectDirectory, "Snapshots");

    public static string ReferenceAssemblies { get; } = Metadata("ReferenceAssemblies");

    private static string Metadata(string key) => typeof(TestPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
