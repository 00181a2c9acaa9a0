// Finds out which type a name mangled by ilc stands for: dots, plus signs and backticks became underscores, so the
// way back leads through the names of all types in the assemblies.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Build.Symbols;

/// <summary>Readable names of the types in a set of assemblies.</summary>
internal sealed class ManagedTypeNames
{
    private readonly Dictionary<string, string> readable = new(StringComparer.Ordinal);

    /// <summary>Reads the types of <paramref name="assemblies"/>.</summary>
    public static ManagedTypeNames Read(IEnumerable<string> assemblies)
    {
        var names = new ManagedTypeNames();
        foreach (string path in assemblies.Where(File.Exists))
        {
            using var image = new PEReader(File.OpenRead(path));
            if (image.HasMetadata)
            {
                names.Add(image.GetMetadataReader());
            }
        }

        return names;
    }

    /// <summary>The type's full name; the mangled one when no assembly has such a type.</summary>
    public string Find(string mangled)
    {
        int arguments = mangled.IndexOf('<', 1);
        string definition = arguments < 0 ? mangled : mangled[..arguments];
        return readable.GetValueOrDefault(definition, definition);
    }

    /// <summary>Takes a method's symbol apart; null when it does not begin with the name of a known type.</summary>
    public (string Type, string Method)? FindMethod(string symbol)
    {
        const string Separator = "__";
        for (int split = symbol.IndexOf(Separator, StringComparison.Ordinal); split > 0;
            split = symbol.IndexOf(Separator, split + 1, StringComparison.Ordinal))
        {
            string type = symbol[..split];
            int arguments = type.IndexOf('<', 1);
            if (readable.TryGetValue(arguments < 0 ? type : type[..arguments], out string? name))
            {
                return (name, symbol[(split + Separator.Length)..]);
            }
        }

        return null;
    }

    private void Add(MetadataReader metadata)
    {
        foreach ((TypeDefinitionHandle handle, string mangled) in MangledTypeNames.Of(metadata))
        {
            readable.TryAdd(mangled, MetadataNames.FullName(metadata, metadata.GetTypeDefinition(handle)));
        }
    }
}
