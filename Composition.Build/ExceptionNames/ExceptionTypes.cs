// Finds the exceptions among the types of assemblies.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Build.ExceptionNames;

/// <summary>Reads which types derive from System.Exception.</summary>
internal static class ExceptionTypes
{
    private const string Root = "System.Exception";
    private const string CoreLibrary = "System.Private.CoreLib";

    /// <summary>The full names of exceptions outside the core library, as .NET writes them, by ilc's names.</summary>
    public static Dictionary<string, string> Read(IEnumerable<string> assemblies)
    {
        // Bases by the names of types: which assembly a base is in makes no difference to what derives from it.
        var bases = new Dictionary<string, string>(StringComparer.Ordinal);
        List<(string Type, string Mangled)> candidates = [];
        foreach (string path in assemblies.Where(File.Exists))
        {
            using var image = new PEReader(File.OpenRead(path));
            if (image.HasMetadata)
            {
                Read(image.GetMetadataReader(), bases, candidates);
            }
        }

        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string type, string mangled) in candidates.Where(item => IsException(item.Type, bases)))
        {
            result.TryAdd(mangled, type);
        }

        return result;
    }

    private static void Read(
        MetadataReader metadata, Dictionary<string, string> bases, List<(string, string)> candidates)
    {
        bool isCoreLibrary = metadata.IsAssembly
            && metadata.StringComparer.Equals(metadata.GetAssemblyDefinition().Name, CoreLibrary);
        foreach ((TypeDefinitionHandle handle, string mangled) in MangledTypeNames.Of(metadata))
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (BaseOf(metadata, type.BaseType) is not { } baseType)
            {
                continue;
            }

            string name = MetadataNames.FullName(metadata, type, '+');
            bases.TryAdd(name, baseType);
            if (!isCoreLibrary)
            {
                candidates.Add((name, mangled));
            }
        }
    }

    private static bool IsException(string type, Dictionary<string, string> bases)
    {
        HashSet<string> seen = [];
        string? current = type;
        while (current != Root && current is not null && seen.Add(current))
        {
            current = bases.GetValueOrDefault(current);
        }

        return current == Root;
    }

    private static string? BaseOf(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return null;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return MetadataNames.FullName(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)handle), '+');
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                string name = metadata.GetString(reference.Name);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? $"{BaseOf(metadata, reference.ResolutionScope)}+{name}"
                    : reference.Namespace.IsNil ? name : $"{metadata.GetString(reference.Namespace)}.{name}";
            case HandleKind.TypeSpecification:
                // ECMA-335, II.23.2.14: GENERICINST, CLASS, and the generic type.
                BlobReader signature = metadata.GetBlobReader(
                    metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance
                    && signature.ReadByte() != 0
                        ? BaseOf(metadata, signature.ReadTypeHandle())
                        : null;
            default:
                return null;
        }
    }
}
