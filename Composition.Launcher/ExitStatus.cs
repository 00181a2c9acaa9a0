// The exit statuses of ./run.
namespace CamkesNet.Launcher;

/// <summary>Exit statuses that scripts rely on.</summary>
internal static class ExitStatus
{
    public const int Success = 0;

    /// <summary>The expected text did not appear in time.</summary>
    public const int TimeOut = 1;

    /// <summary>The app did not build, or something that it needs is not available.</summary>
    public const int BuildFailed = 2;
}
