// The guest files of an image, after they are placed.
namespace CamkesNet.Build.Layout;

/// <summary>Where the archive of guest files lies.</summary>
/// <param name="Address">Its physical address.</param>
/// <param name="Size">Its size in bytes.</param>
internal readonly record struct GuestArchivePlace(ulong Address, ulong Size);
