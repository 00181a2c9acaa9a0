// A symbol of an input of the linker.
namespace CamkesNet.Build.Linking;

/// <summary>A name in an object file: a definition, or a reference to another file's definition.</summary>
public sealed class ObjectSymbol
{
    /// <summary>The name; empty for a symbol that stands for its section.</summary>
    public required string Name { get; init; }

    /// <summary>The section that holds the definition; null when the symbol is defined elsewhere.</summary>
    public ObjectSection? Section { get; init; }

    /// <summary>The offset of the definition in <see cref="Section"/>, in bytes.</summary>
    public ulong Value { get; init; }

    /// <summary>The size of what is defined, in bytes; 0 when it is not known.</summary>
    public ulong Size { get; init; }

    /// <summary>Visible to other object files.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The definition is code.</summary>
    public bool IsFunction { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
