// A boot that cannot start, with a sentence for the person at the keyboard.
namespace CamkesNet.Boot;

/// <summary>Says what is wrong and what to change.</summary>
internal sealed class BootException(string message) : Exception(message);
