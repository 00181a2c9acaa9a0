// Stub data can hold addresses that the linker fills in.
namespace CamkesNet.Build.Stubs;

/// <summary>A field of stub data that holds the address of a symbol.</summary>
/// <param name="Offset">Where the field is, in bytes from the datum's start.</param>
/// <param name="Symbol">The symbol whose address is stored.</param>
/// <param name="Addend">A constant added to the address.</param>
/// <param name="Physical">Store the physical instead of the virtual address.</param>
public readonly record struct DataReference(int Offset, string Symbol, long Addend = 0, bool Physical = false);
