namespace CamkesNet.Build.Guests;

/// <summary>A file that travels in the image for guests.</summary>
/// <param name="Name">The name by which virtual machines refer to it.</param>
/// <param name="Path">Where it is on the build machine.</param>
internal sealed record GuestFile(string Name, string Path);
