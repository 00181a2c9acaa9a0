// Walks a method's IL instructions to find where a member is used (ECMA-335, partition III).
using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CamkesNet.Build.Compilation;

/// <summary>Finds uses of members in IL.</summary>
internal static class IlMemberUses
{
    private const byte TwoByteOpcode = 0xFE;
    private static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value);

    /// <summary>
    /// The offset of the first instruction that refers to a member, or a member of a type, called
    /// <paramref name="member"/>; null when there is none.
    /// </summary>
    public static int? FirstUse(MetadataReader metadata, ReadOnlySpan<byte> il, string member)
    {
        int position = 0;
        while (position < il.Length)
        {
            int start = position;
            ushort value = il[position++];
            if (value == TwoByteOpcode && position < il.Length)
            {
                value = (ushort)((value << 8) | il[position++]);
            }

            if (!OpCodesByValue.TryGetValue(value, out OpCode code))
            {
                return null;
            }

            int size = OperandSize(code.OperandType, il[position..]);
            if (size > il.Length - position)
            {
                return null;
            }

            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or
                    OperandType.InlineTok &&
                Mentions(metadata, BinaryPrimitives.ReadInt32LittleEndian(il[position..]), member))
            {
                return start;
            }

            position += size;
        }

        return null;
    }

    private static int OperandSize(OperandType type, ReadOnlySpan<byte> operand)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return 1;
            case OperandType.InlineVar:
                return 2;
            case OperandType.InlineI8 or OperandType.InlineR:
                return 8;
            case OperandType.InlineSwitch:
                return operand.Length < 4
                    ? int.MaxValue
                    : checked(4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)));
            default:
                return 4;
        }
    }

    private static bool Mentions(MetadataReader metadata, int token, string name)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Mentions(metadata, MetadataTokens.GetToken(generic.Method), name);
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return metadata.StringComparer.Equals(reference.Name, name) ||
                    Mentions(metadata, MetadataTokens.GetToken(reference.Parent), name);
            case HandleKind.TypeReference:
                TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return metadata.StringComparer.Equals(type.Name, name) || InAssembly(metadata, type, name);
            case HandleKind.TypeSpecification:
                return GenericType(metadata, (TypeSpecificationHandle)handle) is { } definition &&
                    Mentions(metadata, MetadataTokens.GetToken(definition), name);
            default:
                return false;
        }
    }

    /// <summary>The type that a generic instance is made from (ECMA-335, II.23.2.14); null for other types.</summary>
    private static EntityHandle? GenericType(MetadataReader metadata, TypeSpecificationHandle handle)
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

    private static bool InAssembly(MetadataReader metadata, TypeReference type, string name) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference &&
        metadata.StringComparer.Equals(
            metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, name);
}
