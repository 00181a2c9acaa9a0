// An error that prevents the boot, with a message for the user.
namespace CamkesNet.Boot;

/// <summary>The message says what is wrong and what to change.</summary>
internal sealed class BootException(string message) : Exception(message);
