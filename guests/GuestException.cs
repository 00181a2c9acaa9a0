// An error that prevents a guest file from being created, with a message for the user.
namespace CamkesNet.Guests;

/// <summary>The message says what is wrong and what to change.</summary>
internal sealed class GuestException(string message) : Exception(message);
