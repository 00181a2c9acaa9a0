// A guest file that cannot be made, with a sentence for the person at the keyboard.
namespace CamkesNet.Guests;

/// <summary>Says what is wrong and what to change.</summary>
internal sealed class GuestException(string message) : Exception(message);
