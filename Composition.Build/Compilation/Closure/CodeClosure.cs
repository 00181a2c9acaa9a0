// Separates a component's code from that of the other components in its assembly, so that a change in one of them does
// not compile the others again.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Compilation.Closure;

/// <summary>
/// A hash over all that the native compiler can take of an assembly for one of its types: the types that the type's
/// members name, those that theirs name, and so on, each with all its members, code and lines. It is more than the
/// compiler uses, and never less: code gets into an object file only by being named in other code, there being no
/// reflection on images. Types and members count in the order of their tokens, by which the compiler sorts.
/// </summary>
internal sealed class CodeClosure
{
    /// <summary>
    /// Attributes of the assembly that the compiler does not know: ours, which hold the layout, and the version that
    /// changes with each commit.
    /// </summary>
    private static readonly string[] meaninglessAttributes =
        ["CamkesNet.", "System.Reflection.AssemblyInformationalVersionAttribute"];

    private readonly MetadataReader metadata;
    private readonly TypeContent content;
    private readonly SortedDictionary<int, TypeDefinitionHandle> found = [];
    private readonly Stack<TypeDefinitionHandle> pending = new();

    private CodeClosure(PEReader image, MetadataReader? symbols)
    {
        metadata = image.GetMetadataReader();
        content = new TypeContent(image, symbols, Use);
    }

    /// <summary>
    /// The hash for a type of an assembly; null when the assembly holds something that this class does not follow, so
    /// that all of the assembly has to count.
    /// </summary>
    /// <param name="assembly">The assembly's path; its debug symbols are beside it.</param>
    /// <param name="type">The type's full name; nested types follow a plus sign.</param>
    public static string? Compute(string assembly, string type)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(assembly));
            string symbolFile = Path.ChangeExtension(assembly, ".pdb");
            using MetadataReaderProvider? symbols = File.Exists(symbolFile)
                ? MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbolFile))
                : null;
            var closure = new CodeClosure(image, symbols?.GetMetadataReader());
            return closure.CanFollow(image) ? closure.Compute(type) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Resources may hold instructions for the compiler, types may be in other assemblies, and symbols in the assembly.
    /// </summary>
    private bool CanFollow(PEReader image) =>
        metadata.ManifestResources.Count == 0 && metadata.ExportedTypes.Count == 0
        && image.ReadDebugDirectory().All(entry => entry.Type != DebugDirectoryEntryType.EmbeddedPortablePdb);

    private string? Compute(string type)
    {
        TypeDefinitionHandle root = metadata.TypeDefinitions.FirstOrDefault(handle => NameOf(handle) == type);
        if (root.IsNil)
        {
            return null;
        }

        // The first type holds what runs when the module is loaded.
        Use(metadata.TypeDefinitions.First());
        Use(root);
        using var fingerprint = new InputFingerprint();
        var texts = new SortedDictionary<int, string>();
        while (pending.TryPop(out TypeDefinitionHandle handle))
        {
            texts.Add(MetadataTokens.GetRowNumber(handle), content.Of(handle));
        }

        foreach (string text in texts.Values)
        {
            fingerprint.Add(text);
        }

        AddAssembly(fingerprint);
        return fingerprint.Compute();
    }

    /// <summary>
    /// What counts for all code: references, attributes, and names that are made distinct in symbols.
    /// </summary>
    private void AddAssembly(InputFingerprint fingerprint)
    {
        AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
        fingerprint.Add(metadata.GetString(assembly.Name)).Add(assembly.Version.ToString());
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            AssemblyReference reference = metadata.GetAssemblyReference(handle);
            fingerprint.Add(metadata.GetString(reference.Name)).Add(reference.Version.ToString());
        }

        // The compiler numbers types whose names it writes alike in symbols: which these are is not quite known here,
        // so that all count whose names have the same letters.
        HashSet<string> letters = [.. found.Values.Select(handle => Letters(NameOf(handle)))];
        foreach (string name in metadata.TypeDefinitions.Select(NameOf).Where(name => letters.Contains(Letters(name))))
        {
            fingerprint.Add(name);
        }

        CustomAttributeHandleCollection[] attributes =
            [assembly.GetCustomAttributes(), metadata.GetModuleDefinition().GetCustomAttributes()];
        foreach (CustomAttributeHandle handle in attributes.SelectMany(list => list))
        {
            string attribute = content.Of(metadata.GetCustomAttribute(handle));
            if (!meaninglessAttributes.Any(name => attribute.Contains(name, StringComparison.Ordinal)))
            {
                fingerprint.Add(attribute);
            }
        }
    }

    private void Use(TypeDefinitionHandle handle)
    {
        if (found.TryAdd(MetadataTokens.GetRowNumber(handle), handle))
        {
            pending.Push(handle);
        }
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetter));

    private string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        return !type.GetDeclaringType().IsNil ? $"{NameOf(type.GetDeclaringType())}+{name}"
            : type.Namespace.IsNil ? name
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
