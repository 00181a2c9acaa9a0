// The base of every assembly.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>
/// A system, or a part of one: instances of components and the connections between their ports. A derived class is
/// partial; one that is marked <see cref="AssemblyAttribute"/> is a whole system.
/// </summary>
public abstract class Composition
{
    /// <summary>Generated: lists the instances, settings and connections for the hosted runner.</summary>
    /// <param name="system">Receives them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Describe(SystemDescription system)
    {
    }

    internal void InvokeDescribe(SystemDescription system) => Describe(system);
}
