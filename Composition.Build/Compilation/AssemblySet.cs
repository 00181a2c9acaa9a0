// The assemblies from which a build may use code, by name.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Compilation;

/// <summary>Assemblies by simple name.</summary>
/// <param name="paths">Their paths. Of two assemblies with the same name, the first is used.</param>
internal sealed class AssemblySet(IEnumerable<string> paths)
{
    private readonly Dictionary<string, string> pathOfName = ByName(paths);

    /// <summary>The path of an assembly, or null if it is not in the set.</summary>
    public string? Find(string name) => pathOfName.GetValueOrDefault(name);

    /// <summary>
    /// The assemblies of this set that <paramref name="root"/> refers to, directly or through others, by name: what a
    /// component depends on, and nothing else.
    /// </summary>
    public IReadOnlyList<string> Closure(string root)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out string? path))
        {
            using var image = new PEReader(File.OpenRead(path));
            MetadataReader metadata = image.GetMetadataReader();
            foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
            {
                string name = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
                if (Find(name) is { } reference && found.TryAdd(name, reference))
                {
                    pending.Push(reference);
                }
            }
        }

        return [.. found.Values];
    }

    private static Dictionary<string, string> ByName(IEnumerable<string> paths)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths)
        {
            result.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return result;
    }
}
