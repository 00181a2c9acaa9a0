// What the linker says about the code of a component type.
namespace CamkesNet.Build.Checking.Facts;

/// <summary>A linked implementation.</summary>
internal sealed record ProgramFacts
{
    /// <summary>What its memory is called; no other implementation has the same name.</summary>
    public required string Name { get; init; }

    /// <summary>The virtual address of its first instruction.</summary>
    public required ulong Entry { get; init; }

    public required IReadOnlyList<SegmentFacts> Segments { get; init; }

    /// <summary>The physical addresses of its methods and lines.</summary>
    public required AddressRange Symbols { get; init; }

    /// <summary>Bytes of heap that it needs at its start.</summary>
    public required ulong StartupHeap { get; init; }
}
