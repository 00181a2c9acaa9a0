// A kernel or an initial RAM disk, by its name in declarations.
namespace CamkesNet.Build.Guests;

/// <summary>A guest file in the image.</summary>
/// <param name="Name">The name by which virtual machines refer to it.</param>
/// <param name="Path">Its path on the build machine.</param>
internal sealed record GuestFile(string Name, string Path);
