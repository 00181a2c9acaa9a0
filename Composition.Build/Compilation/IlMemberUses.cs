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
    public static int? FirstUse(MetadataReader metadata, byte[] il, string member)
    {
        foreach ((int offset, EntityHandle handle) in References(il))
        {
            if (Mentions(metadata, handle, member))
            {
                return offset;
            }
        }

        return null;
    }

    /// <summary>The methods that the instructions call, by the names of their types and their own.</summary>
    public static IEnumerable<IlcMethodName> Calls(MetadataReader metadata, byte[] il) =>
        from reference in References(il)
        let name = MetadataNames.OfCalled(metadata, reference.Handle)
        where name is not null
        select name.Value;

    /// <summary>What the instructions refer to, with the offset of each; ends at the first that is not valid.</summary>
    private static IEnumerable<(int Offset, EntityHandle Handle)> References(byte[] il)
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
                yield break;
            }

            int size = OperandSize(code.OperandType, il.AsSpan(position));
            if (size > il.Length - position)
            {
                yield break;
            }

            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or
                OperandType.InlineTok)
            {
                int token = BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position));
                yield return (start, MetadataTokens.EntityHandle(token));
            }

            position += size;
        }
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

    private static bool Mentions(MetadataReader metadata, EntityHandle handle, string name)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Mentions(metadata, generic.Method, name);
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return metadata.StringComparer.Equals(reference.Name, name) ||
                    Mentions(metadata, reference.Parent, name);
            case HandleKind.TypeReference:
                TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return metadata.StringComparer.Equals(type.Name, name) || InAssembly(metadata, type, name);
            case HandleKind.TypeSpecification:
                return MetadataNames.GenericType(metadata, (TypeSpecificationHandle)handle) is { } definition &&
                    Mentions(metadata, definition, name);
            default:
                return false;
        }
    }

    private static bool InAssembly(MetadataReader metadata, TypeReference type, string name) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference &&
        metadata.StringComparer.Equals(
            metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, name);
}
