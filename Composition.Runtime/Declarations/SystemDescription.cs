// What a composition consists of, as objects: the hosted runner's input.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>The instances, settings and connections of a composition. Generated code fills it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemDescription
{
    private readonly List<SystemInstance> _instances = [];
    private readonly List<SystemConnection> _connections = [];

    internal IReadOnlyList<SystemInstance> Instances => _instances;

    internal IReadOnlyList<SystemConnection> Connections => _connections;

    /// <summary>Adds a software component.</summary>
    /// <param name="name">The instance's name.</param>
    /// <param name="component">The component.</param>
    public void AddInstance(string name, Component component) =>
        _instances.Add(new SystemInstance(name, component, null));

    /// <summary>Adds a device.</summary>
    /// <param name="name">The instance's name.</param>
    /// <param name="hardware">The device.</param>
    public void AddInstance(string name, HardwareComponent hardware) =>
        _instances.Add(new SystemInstance(name, null, hardware));

    /// <summary>Adds what a composition within this one consists of.</summary>
    /// <param name="name">The instance's name, which its parts' names do not show, as in CAmkES.</param>
    /// <param name="composition">The inner composition.</param>
    public void AddInstance(string name, Composition composition) => composition.InvokeDescribe(this);

    /// <summary>Adds a setting of the instance that was added last.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="value">An integer, as 64 bits.</param>
    public void AddSetting(string attribute, long value) => _instances[^1].Settings.Add(attribute, value);

    /// <summary>Adds a setting of the instance that was added last.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="value">A text.</param>
    public void AddSetting(string attribute, string value) => _instances[^1].Settings.Add(attribute, value);

    /// <summary>Adds a connection.</summary>
    /// <param name="name">The connection's name.</param>
    /// <param name="connector">The connector with its ends.</param>
    public void AddConnection(string name, Connector connector) =>
        _connections.Add(new SystemConnection(name, connector));
}
