// The event of the serial server.
namespace CamkesNet.Components;

/// <summary>Input is available: call <see cref="ISerialInput.Read"/> until it returns no more.</summary>
public readonly struct InputAvailable : IEvent;
