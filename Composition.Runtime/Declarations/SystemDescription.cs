// The objects of a composition, for the hosted runner.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>
/// The components of a composition by the names of their instances. Generated code fills it; how they are set and
/// connected is in the <see cref="SystemLayoutAttribute"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemDescription
{
    private readonly Dictionary<string, Component> components = [];

    internal IReadOnlyDictionary<string, Component> Components => components;

    /// <summary>Adds a software component.</summary>
    /// <param name="name">The instance's name.</param>
    /// <param name="component">The component.</param>
    public void AddInstance(string name, Component component) => components.Add(name, component);

    /// <summary>Adds the components of a composition within this one.</summary>
    /// <param name="name">The instance's name, which its parts' names do not show, as in CAmkES.</param>
    /// <param name="composition">The inner composition.</param>
    public void AddInstance(string name, Composition composition) => composition.InvokeDescribe(this);
}
