// The event of the serial server.
namespace CamkesNet.Components;

/// <summary>There is something to be read by <see cref="ISerialInput.Read"/>, until it gives none.</summary>
public readonly struct InputAvailable : IEvent;
