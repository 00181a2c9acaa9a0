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

    /// <summary>The place in a <see cref="PortArray{TPort}"/>; 0 for any other port.</summary>
    internal int Element { get; set; }

    /// <summary>Whether something is connected to the port. Only a port marked [Optional] may be left alone.</summary>
    public bool IsConnected { get; private protected set; }

    /// <summary>Connects the port to its implementation.</summary>
    internal abstract void Attach(PortBinder binder);

    internal InvalidOperationException NotConnected() =>
        new(string.Concat("The port ", Name, " is not connected: ask IsConnected before it is used."));
}
