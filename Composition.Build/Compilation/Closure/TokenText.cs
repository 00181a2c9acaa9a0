// The meaning of metadata tokens, as text that does not depend on their values.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CamkesNet.Build.Compilation.Closure;

/// <summary>Resolves tokens; types of the assembly itself are reported as used.</summary>
internal sealed class TokenText(MetadataReader metadata, Action<TypeDefinitionHandle> used)
{
    /// <summary>Decodes signatures.</summary>
    public SignatureText Signatures { get; } = new(used);

    /// <summary>The text of a token in IL, of a base type, of an attribute's constructor, …</summary>
    public string Of(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return Signatures.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0);
            case HandleKind.TypeReference:
                return Signatures.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0);
            case HandleKind.TypeSpecification:
                return Signatures.GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0);
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return $"{Of(method.GetDeclaringType())}::{Text(method.Name)} {Of(method)}";
            case HandleKind.FieldDefinition:
                FieldDefinition field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return $"{Of(field.GetDeclaringType())}::{Text(field.Name)} {field.DecodeSignature(Signatures, null)}";
            case HandleKind.MemberReference:
                return Of(metadata.GetMemberReference((MemberReferenceHandle)handle));
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return $"{Of(generic.Method)}<{string.Join(';', generic.DecodeSignature(Signatures, null))}>";
            case HandleKind.StandaloneSignature:
                return Of(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
            default:
                throw new BadImageFormatException($"A token of kind {handle.Kind} is not expected in code.");
        }
    }

    /// <summary>The text of a token in IL, which may be that of a text itself.</summary>
    public string Of(int token)
    {
        Handle handle = MetadataTokens.Handle(token);
        if (handle.Kind != HandleKind.UserString)
        {
            return Of((EntityHandle)handle);
        }

        // With its length, so that it cannot be confused with the text that follows.
        string text = metadata.GetUserString((UserStringHandle)handle);
        return $"{text.Length}:{text}";
    }

    /// <summary>The signature of a method.</summary>
    public string Of(MethodDefinition method) => SignatureText.Method(method.DecodeSignature(Signatures, null));

    private string Of(MemberReference reference)
    {
        string signature = reference.GetKind() == MemberReferenceKind.Field
            ? reference.DecodeFieldSignature(Signatures, null)
            : SignatureText.Method(reference.DecodeMethodSignature(Signatures, null));
        return $"{Of(reference.Parent)}::{Text(reference.Name)} {signature}";
    }

    private string Of(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.LocalVariables
        ? string.Join(';', signature.DecodeLocalSignature(Signatures, null))
        : SignatureText.Method(signature.DecodeMethodSignature(Signatures, null));

    private string Text(StringHandle handle) => metadata.GetString(handle);
}
