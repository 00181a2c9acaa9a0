// Reads how much heap a component type needs for its own start: [StartupHeap] on it or the nearest base type.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Layout;

/// <summary>Reads [StartupHeap].</summary>
internal static class StartupHeapReader
{
    private const ulong DefaultBytes = 64 * 1024;
    private const string AttributeNamespace = "CamkesNet";
    private const string AttributeName = "StartupHeapAttribute";

    /// <summary>Bytes that <paramref name="type"/> of <paramref name="assembly"/> needs.</summary>
    /// <exception cref="BuildException">CN2033: there is no such type.</exception>
    public static ulong Read(AssemblySet assemblies, string assembly, string type)
    {
        string path = assemblies.Find(assembly) ?? throw Missing(assembly, type);
        string? next = type;
        while (next is not null)
        {
            using var image = new PEReader(File.OpenRead(path));
            MetadataReader metadata = image.GetMetadataReader();
            TypeDefinition definition = Find(metadata, next) ?? throw Missing(assembly, type);
            foreach (CustomAttributeHandle handle in definition.GetCustomAttributes())
            {
                CustomAttribute attribute = metadata.GetCustomAttribute(handle);
                if (AttributeTypes.Is(metadata, attribute, AttributeNamespace, AttributeName))
                {
                    BlobReader value = metadata.GetBlobReader(attribute.Value);
                    _ = value.ReadUInt16(); // the prolog (ECMA-335, II.23.3)
                    return (ulong)Math.Max(value.ReadInt64(), 0);
                }
            }

            (next, string? baseAssembly) = BaseOf(metadata, definition);
            if (baseAssembly is not null)
            {
                // Outside of the set there are only base types of the core library.
                string? basePath = assemblies.Find(baseAssembly);
                next = basePath is null ? null : next;
                path = basePath ?? path;
            }
        }

        return DefaultBytes;
    }

    private static TypeDefinition? Find(MetadataReader metadata, string name)
    {
        string joined = name.Replace('+', '.');
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition definition = metadata.GetTypeDefinition(handle);
            if (MetadataNames.FullName(metadata, definition) == joined)
            {
                return definition;
            }
        }

        return null;
    }

    private static (string? Type, string? Assembly) BaseOf(MetadataReader metadata, TypeDefinition definition)
    {
        EntityHandle handle = definition.BaseType;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition when !handle.IsNil:
                TypeDefinition baseType = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
                return (MetadataNames.FullName(metadata, baseType), null);
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                if (reference.ResolutionScope.Kind != HandleKind.AssemblyReference)
                {
                    return (null, null);
                }

                string space = metadata.GetString(reference.Namespace);
                string name = metadata.GetString(reference.Name);
                AssemblyReference assembly =
                    metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope);
                return (space.Length == 0 ? name : $"{space}.{name}", metadata.GetString(assembly.Name));
            default:
                return (null, null);
        }
    }

    private static BuildException Missing(string assembly, string type) => new(
        BuildCodes.ImplementationMissing,
        $"The component '{type}' is not in assembly '{assembly}', or that assembly is not referenced. Reference the "
        + "project or package that contains it.");
}
