// Something that keeps the image from being built or booted, as a sentence for the person at the keyboard.
namespace CamkesNet.Launcher;

/// <summary>Says what is wrong and what to change; ends the launcher with a status.</summary>
public sealed class LauncherException(string message, int status = ExitStatus.BuildFailed) : Exception(message)
{
    /// <summary>The exit status to end with.</summary>
    public int Status { get; } = status;
}
