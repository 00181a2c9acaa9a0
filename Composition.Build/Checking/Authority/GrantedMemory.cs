// A piece of memory, as the checker derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>A memory object that there has to be.</summary>
internal sealed record GrantedMemory(string Name, MemoryObjectKind Kind, ulong Size)
{
    /// <summary>Where its contents are in the image, or where the device is.</summary>
    public ulong Source { get; init; }

    public ulong SourceSize { get; init; }

    /// <summary>A start-up page: size and place follow from its contents, which are checked.</summary>
    public bool IsStartupPage { get; init; }
}
