// A type of ports, as its declaration says: [PortType] in Composition.Runtime.
using CamkesNet.Abi;

namespace CamkesNet.Generators.Models;

/// <summary>What a component does with the contract that is its port's first type argument.</summary>
internal enum ContractRole
{
    None,
    Called,
    Served,
}

/// <summary>What follows from a port's type.</summary>
/// <param name="Name">The type's name, without type parameters.</param>
/// <param name="IsSignalled">The port has a bit in its notification's badge, and may have a handler.</param>
/// <param name="NeedsConnection">The port is of no use unless something is connected to it.</param>
/// <param name="TakesOne">Why the port takes one connection; null where it takes any number.</param>
/// <param name="Contents">The place of the type argument that is the contents of its memory, from 1; 0 without.</param>
/// <param name="OwnPart">What the port has without a connection.</param>
/// <param name="Device">What a port of a device stands for.</param>
internal sealed record PortType(
    string Name,
    ContractRole Contract,
    bool IsSignalled,
    bool NeedsConnection,
    string? TakesOne,
    int Contents,
    PartKind OwnPart,
    PartKind Device);
