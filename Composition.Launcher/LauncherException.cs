// An error that prevents the image from being built or booted, with a message for the user.
namespace CamkesNet.Launcher;

/// <summary>The message says what is wrong and what to change; the launcher prints it and ends.</summary>
public sealed class LauncherException(string message, int status = ExitStatus.BuildFailed) : Exception(message)
{
    /// <summary>The exit status of the launcher.</summary>
    public int Status { get; } = status;
}
