namespace CamkesLibrary;

/// <summary>Counts up.</summary>
public interface ICounter
{
    /// <summary>Adds to the count and returns the new one.</summary>
    long Add(int amount);
}
