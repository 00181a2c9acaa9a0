// The base of every assembly.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>
/// A system, or a part of one: instances of components and the connections between their ports. A derived class is
/// partial; one that is marked <see cref="AssemblyAttribute"/> is a whole system.
/// </summary>
public abstract class Composition
{
    /// <summary>Generated: names the components for the hosted runner. The name is reserved (C#, 6.4.3).</summary>
    /// <param name="system">Takes them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void __Describe(SystemDescription system)
    {
    }

    internal void InvokeDescribe(SystemDescription system) => __Describe(system);
}
