// A mapping, ready for the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Placed;

/// <summary>Memory in the address space of a component.</summary>
/// <param name="Address">The first virtual address.</param>
/// <param name="Memory">The index of the memory object.</param>
/// <param name="Size">Bytes, from the start of the object.</param>
/// <param name="Rights">What the component may do there.</param>
internal sealed record PlacedMapping(ulong Address, uint Memory, ulong Size, MappingRights Rights);
