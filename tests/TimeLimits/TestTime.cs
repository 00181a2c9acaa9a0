// What the running test has left of its time.
namespace CamkesNet.Tests.TimeLimits;

internal static class TestTime
{
    /// <summary>Cancelled when the time of the test is over; set-ups of fixtures have no limit.</summary>
    public static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    /// <summary>Words for the failure of a test whose time is over; empty before.</summary>
    public static string Remark => Token.IsCancellationRequested ? ": the time of the test is over" : "";

    /// <summary>Waits by <paramref name="wait"/>, which <paramref name="end"/> ends when the time is over.</summary>
    public static T Limit<T>(Func<T> wait, Action end)
    {
        using CancellationTokenRegistration atEnd = Token.Register(end);
        return wait();
    }
}
