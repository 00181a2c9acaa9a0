// A part of a connection at one of its ends, in the document.
using CamkesNet.Abi;

namespace CamkesNet.Hosted.Document;

/// <summary>What a port has of one part of a connection, or of a part of its own.</summary>
internal readonly record struct DocumentLink
{
    public required PartKind Kind { get; init; }

    /// <summary>The peer that this is for, from 0 in the order of the connections.</summary>
    public required ushort Element { get; init; }

    /// <summary>The slot of the capability; 0 without.</summary>
    public uint Slot { get; init; }

    /// <summary>The port's own bit, by which it is signalled; 0 without.</summary>
    public ulong Badge { get; init; }

    /// <summary>The name of the memory, or null.</summary>
    public string? Object { get; init; }
}
