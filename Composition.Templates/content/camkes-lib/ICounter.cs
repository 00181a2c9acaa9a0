namespace CamkesLibrary;

/// <summary>A counter.</summary>
public interface ICounter
{
    /// <summary>Adds to the count and returns the new count.</summary>
    long Add(int amount);
}
