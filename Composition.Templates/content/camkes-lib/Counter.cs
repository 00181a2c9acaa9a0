using CamkesNet;

namespace CamkesLibrary;

/// <summary>A server that counts for all its clients together.</summary>
[Component]
public partial class Counter : Component, ICounter
{
    private long _count;

    /// <summary>Connect as many clients as you like.</summary>
    public partial Provides<ICounter> Counts { get; }

    // Calls are served one after the other: no lock is needed.
    long ICounter.Add(int amount) => _count += amount;
}
