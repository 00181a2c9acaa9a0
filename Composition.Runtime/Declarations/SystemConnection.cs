// A connection, as the hosted runner sees it.
namespace CamkesNet;

/// <summary>A connection.</summary>
internal sealed record SystemConnection(string Name, Connector Connector);
