// A link of the document, with the objects that it names.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>What a port has of one part of a connection, or of a part of its own.</summary>
internal sealed record HostedLink(PartKind Kind, int Element)
{
    /// <summary>The port's own bit, by which it is signalled; 0 without.</summary>
    public ulong Badge { get; init; }

    /// <summary>The component that the port calls or signals.</summary>
    public HostedInstance? Peer { get; init; }

    /// <summary>The notification of <see cref="Peer"/> that the port signals.</summary>
    public HostedNotification? Notification { get; init; }

    /// <summary>What <see cref="Peer"/> gets with a call or a signal.</summary>
    public ulong PeerBadge { get; init; }

    /// <summary>Memory that the port shares with ports of other components.</summary>
    public DocumentObject? Region { get; init; }

    /// <summary>Whether this is memory that a process does not have, so that a fake must stand for it.</summary>
    public bool IsForeignMemory => Kind is PartKind.Archive or PartKind.GuestMemory or PartKind.DeviceMemory;
}
