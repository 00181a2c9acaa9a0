// A method, as DWARF describes it.
namespace CamkesNet.Build.Symbols;

/// <summary>A method's code.</summary>
/// <param name="Address">The virtual address of its first instruction.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Class">The type's name as ilc mangles it; empty when it is not known.</param>
/// <param name="Name">The method's name.</param>
internal readonly record struct DwarfMethod(ulong Address, ulong Size, string Class, string Name);
