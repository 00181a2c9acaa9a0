// A guest, as the checker derived it.
namespace CamkesNet.Build.Checking.Authority;

/// <summary>The address space of a guest: its RAM at address 0.</summary>
internal sealed record GrantedGuest(string Name, IReadOnlyList<GrantedGuestPiece> Ram);
