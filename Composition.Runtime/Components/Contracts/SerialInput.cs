// Results of a serial input that are not characters.
namespace CamkesNet.Components;

/// <summary>Results of <see cref="ISerialInput.Read"/> that are not characters.</summary>
public static class SerialInput
{
    /// <summary>No character is available.</summary>
    public const int None = -1;

    /// <summary>The user asked for the client's status: the client must write its status.</summary>
    public const int StatusRequest = 256;

    /// <summary>The user asked for the client's text screen: the client must write it to its own output.</summary>
    public const int ScreenRequest = 257;
}
