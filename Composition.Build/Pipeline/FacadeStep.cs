// Facades are written again only when their inputs have changed.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Facades;

namespace CamkesNet.Build.Pipeline;

/// <summary>Creates the facade assemblies if the core library or the reference assemblies have changed.</summary>
internal static class FacadeStep
{
    /// <summary>The facades' paths, by name.</summary>
    /// <param name="coreLibrary">The core library's path.</param>
    /// <param name="referenceAssemblies">The folder with the reference assemblies.</param>
    /// <param name="folder">Where the facades go.</param>
    /// <param name="wasUpToDate">Whether all facades were up to date.</param>
    public static IReadOnlyList<string> Run(
        string coreLibrary, string referenceAssemblies, string folder, out bool wasUpToDate)
    {
        using var fingerprint = new InputFingerprint();
        fingerprint.Add(ToolIdentity.Value).AddFile(coreLibrary);
        foreach (string reference in Directory.GetFiles(referenceAssemblies, "*.dll").Order(StringComparer.Ordinal))
        {
            // The pack's folder carries its version; its files do not change.
            fingerprint.Add($"{reference} {new FileInfo(reference).Length}");
        }

        string marker = Path.Combine(folder, "facades");
        string made = fingerprint.Compute();
        wasUpToDate = InputFingerprint.Matches(marker, made);
        if (!wasUpToDate)
        {
            Directory.CreateDirectory(folder);
            InputFingerprint.Forget(marker);
            FacadeWriter.Write(coreLibrary, referenceAssemblies, folder);
            File.WriteAllText(marker, "");
            InputFingerprint.Record(marker, made, Facades(folder));
        }

        return Facades(folder);
    }

    private static string[] Facades(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)];
}
