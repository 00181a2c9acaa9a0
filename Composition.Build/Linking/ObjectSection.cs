// A section of an input of the linker.
namespace CamkesNet.Build.Linking;

/// <summary>A piece of an object file that is placed in memory as a whole.</summary>
public sealed class ObjectSection
{
    /// <summary>The section's name, for example <c>.text</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the section's memory may be used for.</summary>
    public required SectionFlags Flags { get; init; }

    /// <summary>The alignment in memory, a power of two.</summary>
    public required ulong Alignment { get; init; }

    /// <summary>The bytes before relocation; empty for a section of zeros.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The size in memory, in bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The references inside the content.</summary>
    public List<Relocation> Relocations { get; } = [];

    /// <summary>True when every bit of <paramref name="flags"/> is set.</summary>
    public bool Has(SectionFlags flags) => (Flags & flags) == flags;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
