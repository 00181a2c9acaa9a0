// Finds where a method's IL uses a member.
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CamkesNet.Build.Compilation;

/// <summary>Finds uses of members in IL.</summary>
internal static class IlMemberUses
{
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
    private static IEnumerable<(int Offset, EntityHandle Handle)> References(byte[] il) =>
        from instruction in IlInstructions.Read(il)
        where instruction.Operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or
            OperandType.InlineTok
        select (instruction.Offset, MetadataTokens.EntityHandle(instruction.Token(il)));

    private static bool Mentions(MetadataReader metadata, EntityHandle handle, string name)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Mentions(metadata, generic.Method, name);
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return metadata.StringComparer.Equals(reference.Name, name)
                    || Mentions(metadata, reference.Parent, name);
            case HandleKind.TypeReference:
                TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return metadata.StringComparer.Equals(type.Name, name) || InAssembly(metadata, type, name);
            case HandleKind.TypeSpecification:
                return MetadataNames.GenericType(metadata, (TypeSpecificationHandle)handle) is { } definition
                    && Mentions(metadata, definition, name);
            default:
                return false;
        }
    }

    private static bool InAssembly(MetadataReader metadata, TypeReference type, string name) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.StringComparer.Equals(
            metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, name);
}
