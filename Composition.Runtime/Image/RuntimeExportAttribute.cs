// The native compiler matches these attributes by their full names; they are not part of the reference assemblies.
namespace System.Runtime;

/// <summary>The method is the native symbol <paramref name="entry"/>.</summary>
/// <param name="entry">The symbol.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entry) : Attribute
{
    /// <summary>The symbol.</summary>
    public string EntryPoint { get; } = entry;
}
