// Marks generated code; the image ignores it.
namespace System.CodeDom.Compiler;

public sealed class GeneratedCodeAttribute(string? tool, string? version) : Attribute
{
    public string? Tool => tool;
    public string? Version => version;
}
