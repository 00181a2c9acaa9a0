// Full names, as C# and ilc spell them, out of metadata.
using System.Reflection.Metadata;

namespace CamkesNet.Build.Compilation;

/// <summary>Names of types and methods in metadata.</summary>
internal static class MetadataNames
{
    /// <summary>The full name with generic arity; nested types follow a dot, or what is given.</summary>
    public static string FullName(MetadataReader metadata, TypeDefinition type, char separator = '.')
    {
        string name = metadata.GetString(type.Name);
        TypeDefinitionHandle declaring = type.GetDeclaringType();
        if (!declaring.IsNil)
        {
            return FullName(metadata, metadata.GetTypeDefinition(declaring), separator) + separator + name;
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>
    /// The method as a person writes it: lambdas and local functions under the method that holds them.
    /// </summary>
    public static string Readable(MetadataReader metadata, MethodDefinition method)
    {
        string name = metadata.GetString(method.Name);
        string type = FullName(metadata, metadata.GetTypeDefinition(method.GetDeclaringType()));
        (string readableType, string readableMethod) = ReadableParts(type, name);
        return $"{readableType}.{readableMethod}";
    }

    /// <summary>The readable form of a method called <paramref name="method"/> of <paramref name="type"/>.</summary>
    public static (string Type, string Method) ReadableParts(string type, string method)
    {
        List<string> parts = [];
        foreach (string part in type.Split('.'))
        {
            // <>c, <>c__DisplayClass1_0 and <Run>d__2 hold the bodies of lambdas and iterators.
            if (part.StartsWith('<'))
            {
                string origin = Origin(part);
                method = origin.Length > 0 ? origin : method;
                continue;
            }

            int arity = part.IndexOf('`', StringComparison.Ordinal);
            parts.Add(arity < 0 ? part : part[..arity]);
        }

        string own = method.StartsWith('<') && Origin(method) is { Length: > 0 } holder ? holder : method;
        return (string.Join('.', parts), own);
    }

    /// <summary>"&lt;Run&gt;b__0" → "Run".</summary>
    private static string Origin(string name)
    {
        int end = name.IndexOf('>', StringComparison.Ordinal);
        return end > 1 ? name[1..end] : "";
    }

    /// <summary>The method that a token of a call names; null when it names something else.</summary>
    public static IlcMethodName? OfCalled(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return OfCalled(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return new IlcMethodName(
                    FullName(metadata, metadata.GetTypeDefinition(method.GetDeclaringType())),
                    metadata.GetString(method.Name));
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return reference.GetKind() == MemberReferenceKind.Method
                    && FullName(metadata, reference.Parent) is { } type
                        ? new IlcMethodName(type, metadata.GetString(reference.Name))
                        : null;
            default:
                return null;
        }
    }

    /// <summary>The type that a generic instance is made from (ECMA-335, II.23.2.14); null for other types.</summary>
    public static EntityHandle? GenericType(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        // CLASS or VALUETYPE comes before the type itself.
        _ = signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }

    private static string? FullName(MetadataReader metadata, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                return FullName(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type));
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                string? scope = reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? FullName(metadata, reference.ResolutionScope)
                    : metadata.GetString(reference.Namespace);
                string name = metadata.GetString(reference.Name);
                return string.IsNullOrEmpty(scope) ? name : $"{scope}.{name}";
            case HandleKind.TypeSpecification:
                return GenericType(metadata, (TypeSpecificationHandle)type) is { } definition
                    ? FullName(metadata, definition)
                    : null;
            default:
                return null;
        }
    }
}
