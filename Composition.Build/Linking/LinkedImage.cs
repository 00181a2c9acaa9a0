// The output of the linker.
namespace CamkesNet.Build.Linking;

/// <summary>The output of the linker: segments at fixed addresses, ready to be placed in an image.</summary>
public sealed class LinkedImage
{
    /// <summary>The name used in reports.</summary>
    public required string Name { get; init; }

    /// <summary>The segments by ascending address.</summary>
    public required IReadOnlyList<LinkedSegment> Segments { get; init; }

    /// <summary>The symbols by ascending address, then by name.</summary>
    public required IReadOnlyList<LinkedSymbol> Symbols { get; init; }

    /// <summary>Sections for debuggers.</summary>
    public required IReadOnlyList<LinkedDebugSection> DebugSections { get; init; }

    /// <summary>The virtual address of the first instruction.</summary>
    public required ulong EntryAddress { get; init; }

    /// <summary>Virtual minus physical address; null when the image has no fixed physical place.</summary>
    public ulong? PhysicalOffset { get; init; }

    /// <summary>The address after the last byte in memory.</summary>
    public ulong EndAddress => Segments[^1].VirtualAddress + Segments[^1].MemorySize;

    /// <summary>The address of the symbol <paramref name="name"/>, or null if there is none.</summary>
    public ulong? FindSymbol(string name)
    {
        foreach (LinkedSymbol symbol in Symbols)
        {
            if (symbol.Name == name)
            {
                return symbol.Address;
            }
        }

        return null;
    }
}
