// A port of the document, with its links.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>What stands behind a port. For an array of ports: behind all its elements.</summary>
internal sealed record HostedPort(
    DocumentPort Declaration, int Peers, HostedNotification Signals, IReadOnlyList<HostedLink> Links)
{
    public HostedLink? Find(PartKind kind, int element) =>
        Links.FirstOrDefault(link => link.Kind == kind && link.Element == element);

    /// <summary>The link by which an element is signalled.</summary>
    public HostedLink? FindSignalled(int element) =>
        Links.FirstOrDefault(link => link.Badge != 0 && link.Element == element);
}
