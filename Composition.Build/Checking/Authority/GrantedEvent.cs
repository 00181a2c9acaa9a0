// A source of signals, as the checker derived it.
namespace CamkesNet.Build.Checking.Authority;

/// <summary>An interrupt or a timer, and where it is delivered.</summary>
internal sealed record GrantedEvent(string Name, string Notification, ulong Badge);
