// What ./run's exit status means.
namespace CamkesNet.Launcher;

/// <summary>Exit statuses that scripts rely on.</summary>
internal static class ExitStatus
{
    public const int Success = 0;

    /// <summary>The expected text did not show in time.</summary>
    public const int TimeOut = 1;

    /// <summary>The app did not build, or something that it needs cannot be had.</summary>
    public const int BuildFailed = 2;
}
