// The parts of the package work only with each other: a mixture is rejected before it can misbehave.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Pipeline;

/// <summary>Compares the versions of the parts with the build program's own.</summary>
internal static class PartVersions
{
    // The core library of images has no version: its references are those of the facades, which are generated for it.
    private static readonly string[] parts =
    [
        "Composition.Build.Tasks", "Composition.Generators", "Composition.Kernel", "Composition.Runtime", "Vmm.X86",
    ];

    /// <summary>
    /// Checks those of <paramref name="assemblies"/> that are parts of the package, and what the others were compiled
    /// with.
    /// </summary>
    /// <exception cref="BuildException">CN2070.</exception>
    public static void Check(IEnumerable<string> assemblies) =>
        Check(assemblies, typeof(PartVersions).Assembly.GetName().Version!);

    /// <summary>Checks against <paramref name="expected"/>.</summary>
    public static void Check(IEnumerable<string> assemblies, Version expected)
    {
        BuildDiagnostic[] errors = [.. assemblies.SelectMany(path => Check(path, expected))];
        if (errors.Length > 0)
        {
            throw new BuildException(errors);
        }
    }

    private static IEnumerable<BuildDiagnostic> Check(string path, Version expected)
    {
        if (!parts.Contains(Path.GetFileNameWithoutExtension(path)))
        {
            return CheckReferences(path, expected);
        }

        var part = AssemblyName.GetAssemblyName(path);
        return part.Version == expected
            ? []
            : [Error($"{part.Name} ('{path}') has version {part.Version}, but the build program has {expected}")];
    }

    // A library of components holds glue that the generator of its package has written, for its runtime library.
    private static IEnumerable<BuildDiagnostic> CheckReferences(string path, Version expected)
    {
        using var image = new PEReader(File.OpenRead(path));
        if (!image.HasMetadata)
        {
            yield break;
        }

        MetadataReader metadata = image.GetMetadataReader();
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            AssemblyReference reference = metadata.GetAssemblyReference(handle);
            string name = metadata.GetString(reference.Name);
            if (parts.Contains(name) && reference.Version != expected)
            {
                yield return Error(
                    $"{Path.GetFileName(path)} ('{path}') was compiled with version {reference.Version} of {name}, but "
                    + $"the build program has {expected}");
            }
        }
    }

    private static BuildDiagnostic Error(string what) => new(
        BuildCodes.VersionSkew,
        $"{what}: reference one version of the package CamkesNet in all projects, and restore again.");
}
