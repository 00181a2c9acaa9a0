// The base of all ports of software components.
namespace CamkesNet;

/// <summary>A port of a component: something that it provides to others or needs from them.</summary>
public abstract class Port
{
    private protected Port(int index, string name)
    {
        Index = index;
        Name = name;
    }

    /// <summary>The index among the ports of the component type; the ports of base classes come first.</summary>
    public int Index { get; }

    /// <summary>The name of the port's property.</summary>
    public string Name { get; }

    /// <summary>Whether the port is connected. Only a port marked [Optional] may be unconnected.</summary>
    public bool IsConnected { get; private protected set; }

    /// <summary>Connects the port to its implementation.</summary>
    internal abstract void Attach(PortBinder binder);

    private protected InvalidOperationException NotConnected() =>
        new(string.Concat("The port ", Name, " is not connected: check IsConnected before using it."));
}
