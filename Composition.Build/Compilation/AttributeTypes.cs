// Attributes in metadata are decoded without loading their types.
using System.Reflection.Metadata;

namespace CamkesNet.Build.Compilation;

/// <summary>The types of custom attributes.</summary>
internal static class AttributeTypes
{
    /// <summary>True when <paramref name="attribute"/> is of the given type, wherever that is defined.</summary>
    public static bool Is(MetadataReader metadata, CustomAttribute attribute, string space, string name)
    {
        switch (attribute.Constructor.Kind)
        {
            case HandleKind.MemberReference:
                MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
                if (member.Parent.Kind != HandleKind.TypeReference)
                {
                    return false;
                }

                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                return metadata.StringComparer.Equals(reference.Name, name)
                    && metadata.StringComparer.Equals(reference.Namespace, space);
            case HandleKind.MethodDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition(
                    metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());
                return metadata.StringComparer.Equals(definition.Name, name)
                    && metadata.StringComparer.Equals(definition.Namespace, space);
            default:
                return false;
        }
    }
}
