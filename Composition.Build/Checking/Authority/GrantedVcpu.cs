// A virtual processor, as the checker derived it.
namespace CamkesNet.Build.Checking.Authority;

/// <summary>A virtual processor.</summary>
internal sealed record GrantedVcpu(string Name, string Guest, string State, string Monitor);
