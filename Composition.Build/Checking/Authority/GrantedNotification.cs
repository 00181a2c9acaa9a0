// A notification, as the checker derived it.
namespace CamkesNet.Build.Checking.Authority;

/// <summary>A notification.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BoundThread">
/// The index of the thread whose receive delivers it; <see cref="uint.MaxValue"/> without.
/// </param>
internal sealed record GrantedNotification(string Name, uint BoundThread);
