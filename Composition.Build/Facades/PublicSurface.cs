// Lists the members of the base class library that images have, for the analyzer that reports uses of all others.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Build.Facades;

/// <summary>The public types and members of an assembly, a line each, in the order of their names.</summary>
internal static class PublicSurface
{
    /// <summary>
    /// <c>System.String</c> for a type, <c>System.String.Length</c> for a field, <c>System.String.Trim(System.Char)</c>
    /// for a method; a generic method has its arity before the parameters: <c>System.Array.Empty``1()</c>.
    /// </summary>
    public static IReadOnlyList<string> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            if (IsVisible(metadata, type))
            {
                string name = MetadataNames.FullName(metadata, type);
                lines.Add(name);
                AddMethods(metadata, type, name, lines);
                AddFields(metadata, type, name, lines);
            }
        }

        return [.. lines];
    }

    private static bool IsVisible(MetadataReader metadata, TypeDefinition type)
    {
        TypeAttributes visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };
    }

    private static void AddMethods(MetadataReader metadata, TypeDefinition type, string typeName, SortedSet<string> lines)
    {
        var signatures = new SurfaceSignatures();
        foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            MethodAttributes access = method.Attributes & MethodAttributes.MemberAccessMask;
            if (access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
            {
                MethodSignature<string> signature = method.DecodeSignature(signatures, null);
                string arity = signature.GenericParameterCount == 0 ? "" : "``" + signature.GenericParameterCount;
                string parameters = string.Join(',', signature.ParameterTypes);
                lines.Add($"{typeName}.{metadata.GetString(method.Name)}{arity}({parameters})");
            }
        }
    }

    private static void AddFields(MetadataReader metadata, TypeDefinition type, string typeName, SortedSet<string> lines)
    {
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            FieldAttributes access = field.Attributes & FieldAttributes.FieldAccessMask;
            if (access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
            {
                lines.Add($"{typeName}.{metadata.GetString(field.Name)}");
            }
        }
    }
}
