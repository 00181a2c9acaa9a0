// How the document spells parts, kinds, rights and ends.
namespace CamkesNet.Generators.Emit;

internal static class DocumentNames
{
    /// <summary>The name of a value, with a small first letter.</summary>
    public static string Of(Enum value)
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
