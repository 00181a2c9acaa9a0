// A relocation of an input of the linker.
namespace CamkesNet.Build.Linking;

/// <summary>A reference from a section's content to a symbol.</summary>
/// <param name="Offset">Where the field is, in bytes from the section's start.</param>
/// <param name="Kind">How the field is computed.</param>
/// <param name="Symbol">What it refers to.</param>
/// <param name="Addend">A constant added to the symbol's address.</param>
public readonly record struct Relocation(ulong Offset, RelocationKind Kind, ObjectSymbol Symbol, long Addend);
