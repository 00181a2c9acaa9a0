// Debug information, after linking.
namespace CamkesNet.Build.Linking;

/// <summary>A section for debuggers, relocated to the image's final addresses.</summary>
/// <param name="Name">The section's name, for example <c>.debug_line</c>.</param>
/// <param name="Bytes">Its content.</param>
public sealed record LinkedDebugSection(string Name, byte[] Bytes);
