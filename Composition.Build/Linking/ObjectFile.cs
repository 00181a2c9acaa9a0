// The input of the linker.
namespace CamkesNet.Build.Linking;

/// <summary>A relocatable object, written by ilc or assembled from stubs.</summary>
/// <param name="name">The name used in messages.</param>
public sealed class ObjectFile(string name)
{
    /// <summary>The name used in messages.</summary>
    public string Name { get; } = name;

    /// <summary>The sections in the file's order.</summary>
    public List<ObjectSection> Sections { get; } = [];

    /// <summary>The symbols in the file's order: definitions and references.</summary>
    public List<ObjectSymbol> Symbols { get; } = [];

    /// <summary>Only those sections are linked that something refers to.</summary>
    public bool IsLibrary { get; init; }
}
