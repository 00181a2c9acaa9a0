// What a serial input gives besides characters.
namespace CamkesNet.Components;

/// <summary>Results of <see cref="ISerialInput.Read"/> that are no characters.</summary>
public static class SerialInput
{
    /// <summary>Nothing there.</summary>
    public const int None = -1;

    /// <summary>The user typed <c>@s</c>: the client shall write its status.</summary>
    public const int StatusRequest = 256;
}
