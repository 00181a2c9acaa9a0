// A symbol, after linking.
namespace CamkesNet.Build.Linking;

/// <summary>A symbol at its final address.</summary>
/// <param name="Name">The symbol's name.</param>
/// <param name="Address">Its virtual address.</param>
/// <param name="Size">Its size in bytes; 0 if unknown.</param>
/// <param name="IsFunction">It is code.</param>
public sealed record LinkedSymbol(string Name, ulong Address, ulong Size, bool IsFunction);
