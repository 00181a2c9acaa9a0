// Reads enums from assemblies.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Build.EnumNames;

/// <summary>Reads the enums that compiled code names.</summary>
internal static class EnumDefinitionReader
{
    /// <summary>The enums among <paramref name="mangledNames"/>, by their mangled names.</summary>
    public static Dictionary<string, EnumDefinition> Read(
        IEnumerable<string> assemblies, IReadOnlySet<string> mangledNames)
    {
        var result = new Dictionary<string, EnumDefinition>(StringComparer.Ordinal);
        foreach (string path in assemblies.Where(File.Exists))
        {
            using var image = new PEReader(File.OpenRead(path));
            if (!image.HasMetadata)
            {
                continue;
            }

            MetadataReader metadata = image.GetMetadataReader();
            foreach ((TypeDefinitionHandle handle, string mangled) in MangledTypeNames.Of(metadata))
            {
                TypeDefinition type = metadata.GetTypeDefinition(handle);
                if (mangledNames.Contains(mangled) && IsEnum(metadata, type))
                {
                    result.TryAdd(mangled, Read(metadata, type));
                }
            }
        }

        return result;
    }

    private static bool IsEnum(MetadataReader metadata, TypeDefinition type)
    {
        (StringHandle space, StringHandle name) = type.BaseType.Kind switch
        {
            HandleKind.TypeReference => Name(metadata.GetTypeReference((TypeReferenceHandle)type.BaseType)),
            HandleKind.TypeDefinition => Name(metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType)),
            _ => default,
        };
        return !name.IsNil && metadata.StringComparer.Equals(name, nameof(Enum))
            && metadata.StringComparer.Equals(space, nameof(System));
    }

    private static (StringHandle Space, StringHandle Name) Name(TypeReference type) => (type.Namespace, type.Name);

    private static (StringHandle Space, StringHandle Name) Name(TypeDefinition type) => (type.Namespace, type.Name);

    private static EnumDefinition Read(MetadataReader metadata, TypeDefinition type)
    {
        List<(string Name, ulong Value)> members = [];
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            ConstantHandle constant = field.GetDefaultValue();
            if ((field.Attributes & FieldAttributes.Literal) != 0 && !constant.IsNil)
            {
                members.Add((metadata.GetString(field.Name), Value(metadata, metadata.GetConstant(constant))));
            }
        }

        bool isFlags = type.GetCustomAttributes().Any(attribute => AttributeTypes.Is(
            metadata, metadata.GetCustomAttribute(attribute), nameof(System), nameof(FlagsAttribute)));

        // Stable: of equal values the first one declared stays first.
        return new EnumDefinition(isFlags, [.. members.OrderBy(member => member.Value)]);
    }

    private static ulong Value(MetadataReader metadata, Constant constant)
    {
        BlobReader value = metadata.GetBlobReader(constant.Value);
        return constant.TypeCode switch
        {
            ConstantTypeCode.SByte => (ulong)value.ReadSByte(),
            ConstantTypeCode.Boolean or ConstantTypeCode.Byte => value.ReadByte(),
            ConstantTypeCode.Int16 => (ulong)value.ReadInt16(),
            ConstantTypeCode.Char or ConstantTypeCode.UInt16 => value.ReadUInt16(),
            ConstantTypeCode.Int32 => (ulong)value.ReadInt32(),
            ConstantTypeCode.UInt32 => value.ReadUInt32(),
            _ => value.ReadUInt64(),
        };
    }
}
