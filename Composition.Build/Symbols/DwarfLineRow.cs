// A row of DWARF's line number table.
namespace CamkesNet.Build.Symbols;

/// <summary>From this address on, code belongs to this line; with an empty file: to no line.</summary>
/// <param name="Address">The virtual address.</param>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Line">The line, counted from 1.</param>
internal readonly record struct DwarfLineRow(ulong Address, string File, uint Line);
