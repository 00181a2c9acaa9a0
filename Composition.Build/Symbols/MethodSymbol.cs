// A method, as fault reports and debuggers name it.
namespace CamkesNet.Build.Symbols;

/// <summary>A method or stub at its final address, with the lines of its code.</summary>
/// <param name="Address">The virtual address of its first instruction.</param>
/// <param name="Type">The type's full name; empty for a stub.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Rows">Its line rows by ascending address.</param>
internal sealed record MethodSymbol(ulong Address, string Type, string Name, IReadOnlyList<DwarfLineRow> Rows);
