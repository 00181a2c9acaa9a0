// [PortType]: declares what follows from a port's type.
namespace CamkesNet;

/// <summary>The part that a port's contract, its first type argument, plays.</summary>
public enum ContractRole
{
    /// <summary>There is no contract.</summary>
    None,

    /// <summary>The component calls it.</summary>
    Called,

    /// <summary>The component implements and serves it.</summary>
    Served,
}

/// <summary>Declares a type of ports. Generator and analyzers know no port type by name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PortTypeAttribute : Attribute
{
    /// <summary>What the component does with the contract.</summary>
    public ContractRole Contract { get; set; }

    /// <summary>The port is signalled: it has a bit of its own, and a method marked [Handles] may take the signals.</summary>
    public bool IsSignalled { get; set; }

    /// <summary>The port is of no use unless it is connected or marked [Optional].</summary>
    public bool NeedsConnection { get; set; }

    /// <summary>
    /// Why the port takes one connection, for messages: "a call goes to one server". Null where it takes any number.
    /// </summary>
    public string? TakesOne { get; set; }

    /// <summary>The place of the type argument that is the contents of the port's memory, counted from 1; 0 without.</summary>
    public int Contents { get; set; }

    /// <summary>The part that the port has without a connection.</summary>
    public ConnectorPart OwnPart { get; set; }

    /// <summary>The part that a port of a device stands for.</summary>
    public ConnectorPart Device { get; set; }
}
