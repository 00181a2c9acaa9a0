// The options of one run of the linker.
using CamkesNet.Abi;

namespace CamkesNet.Build.Linking;

/// <summary>Where an image is linked to and where it starts.</summary>
public sealed record LinkOptions
{
    /// <summary>The size of a page on x86-64, in bytes: segments start on one.</summary>
    public const ulong PageSize = UserAddressSpace.PageSize;

    /// <summary>The name used in messages and reports.</summary>
    public required string Name { get; init; }

    /// <summary>The virtual address of the first segment, a multiple of <see cref="PageSize"/>.</summary>
    public required ulong BaseAddress { get; init; }

    /// <summary>The symbol of the first instruction.</summary>
    public required string EntrySymbol { get; init; }

    /// <summary>Virtual minus physical address (modulo 2^64); null when the loader chooses the frames.</summary>
    public ulong? PhysicalOffset { get; init; }

    /// <summary>Which code gets pages of its own at the start of the image; null when there is none.</summary>
    public BootStage? BootStage { get; init; }

    /// <summary>
    /// Symbols whose values the linker's caller sets, such as the address of data after the image.
    /// </summary>
    public IReadOnlyDictionary<string, ulong> AbsoluteSymbols { get; init; } = new Dictionary<string, ulong>();
}
