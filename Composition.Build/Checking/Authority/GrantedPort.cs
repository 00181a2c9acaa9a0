// A port, as the checker derived it.
namespace CamkesNet.Build.Checking.Authority;

/// <summary>What a port has.</summary>
/// <param name="Peers">How many ports are connected.</param>
/// <param name="Thread">The thread that is signalled.</param>
/// <param name="Links">One for each part.</param>
internal sealed record GrantedPort(uint Peers, uint Thread, IReadOnlyList<GrantedLink> Links);
