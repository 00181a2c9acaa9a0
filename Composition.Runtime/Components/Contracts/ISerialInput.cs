// The contract for reading from the serial server.
namespace CamkesNet.Components;

/// <summary>Gives characters. The event <see cref="InputAvailable"/> tells when there are some.</summary>
public interface ISerialInput
{
    /// <summary>Takes the next character.</summary>
    /// <returns>
    /// 0 to 255; <see cref="SerialInput.None"/> if there is none now; <see cref="SerialInput.StatusRequest"/> when the
    /// user asked for the client's status, which it should write to its own output.
    /// </returns>
    int Read();
}
