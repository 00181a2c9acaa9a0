// The native compiler matches these attributes by their full names; they are not part of the reference assemblies.
namespace System.Runtime;

/// <summary>The method's body is the native symbol <paramref name="entry"/>.</summary>
/// <param name="library">The library in which the linker looks: <see cref="AnyLibrary"/>.</param>
/// <param name="entry">The symbol.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeImportAttribute(string library, string entry) : Attribute
{
    /// <summary>Any object that defines the symbol.</summary>
    public const string AnyLibrary = "*";

    /// <summary>The library.</summary>
    public string Library { get; } = library;

    /// <summary>The symbol.</summary>
    public string EntryPoint { get; } = entry;
}
