// The name of the item that a diagnostic is about, for code fixes.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

/// <summary>The name of the port, attribute or setting that is to be changed.</summary>
internal readonly record struct Subject(string Name)
{
    /// <summary>The diagnostic's property with the name.</summary>
    public const string Property = "Subject";

    /// <summary>The name that a diagnostic carries, or null if its location identifies the item.</summary>
    public static string? Of(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Property, out string? name) ? name : null;
}
