// Types in signatures, as text that does not depend on the values of their tokens.
using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace CamkesNet.Build.Compilation.Closure;

/// <summary>
/// Writes a whole signature, with custom modifiers, and collects the types of the assembly that it names.
/// </summary>
/// <param name="used">Called for each type that the assembly itself defines.</param>
internal sealed class SignatureText(Action<TypeDefinitionHandle> used) : ISignatureTypeProvider<string, object?>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        used(handle);
        return $"{rawTypeKind} {MetadataNames.FullName(reader, reader.GetTypeDefinition(handle))}";
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string scope = type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference =>
                GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind),
            HandleKind.AssemblyReference => reader.GetString(
                reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
            _ => throw new BadImageFormatException("A type is referred to that is in no other assembly."),
        };
        return $"{rawTypeKind} [{scope}]{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(';', typeArguments)}>";

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{shape.Rank}:{string.Join(',', shape.Sizes)}:{string.Join(',', shape.LowerBounds)}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType + " pinned";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"method {Method(signature)}";

    /// <summary>The whole signature of a method.</summary>
    public static string Method(MethodSignature<string> signature) =>
        $"{signature.Header.RawValue} {signature.GenericParameterCount} {signature.RequiredParameterCount} "
        + $"{signature.ReturnType}({string.Join(';', signature.ParameterTypes)})";
}
