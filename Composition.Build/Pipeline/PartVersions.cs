// The parts of the package are made for each other: a mixture is refused before it can misbehave.
using System.Reflection;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Pipeline;

/// <summary>Compares the versions of the parts with the build program's own.</summary>
internal static class PartVersions
{
    private static readonly string[] parts = ["Composition.Kernel", "Composition.Runtime", "Vmm.X86"];

    /// <summary>Checks those of <paramref name="assemblies"/> that are parts of the package.</summary>
    /// <exception cref="BuildException">CN2070.</exception>
    public static void Check(IEnumerable<string> assemblies) =>
        Check(assemblies, typeof(PartVersions).Assembly.GetName().Version!);

    /// <summary>Checks against <paramref name="expected"/>.</summary>
    public static void Check(IEnumerable<string> assemblies, Version expected)
    {
        List<BuildDiagnostic> errors = [];
        foreach (string path in assemblies)
        {
            if (!parts.Contains(Path.GetFileNameWithoutExtension(path)))
            {
                continue;
            }

            AssemblyName part = AssemblyName.GetAssemblyName(path);
            if (part.Version != expected)
            {
                errors.Add(new BuildDiagnostic(
                    BuildCodes.VersionSkew,
                    $"{part.Name} ('{path}') has version {part.Version}, but the build program has {expected}: reference " +
                    "one version of the package CamkesNet in all projects, and restore again."));
            }
        }

        if (errors.Count > 0)
        {
            throw new BuildException(errors);
        }
    }
}
