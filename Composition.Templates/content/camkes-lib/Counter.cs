using CamkesNet;

namespace CamkesLibrary;

/// <summary>A server with one counter for all its clients.</summary>
[Component]
public partial class Counter : Component, ICounter
{
    private long _count;

    /// <summary>Accepts any number of clients.</summary>
    public partial Provides<ICounter> Counts { get; }

    // Calls are served one at a time: no lock is needed.
    long ICounter.Add(int amount) => _count += amount;
}
