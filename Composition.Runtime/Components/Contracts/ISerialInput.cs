// The contract for reading from the serial server.
namespace CamkesNet.Components;

/// <summary>Returns the user's input. The event <see cref="InputAvailable"/> signals that there is some.</summary>
public interface ISerialInput
{
    /// <summary>Reads the next character.</summary>
    /// <returns>
    /// The character, 0 to 255; <see cref="SerialInput.None"/> if there is none;
    /// <see cref="SerialInput.StatusRequest"/> or <see cref="SerialInput.ScreenRequest"/> if the user requested the
    /// client's status or screen, which the client writes to its own output.
    /// </returns>
    int Read();
}
