// A test whose time is over ends with its machine, and says what the machine has said.
using CamkesNet.Launcher;
using CamkesNet.Tests.TimeLimits;

namespace CamkesNet.Tests;

internal sealed class TimeLimitTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    [Test]
    public void Every_test_here_has_a_limit() => Assert.That(TestTime.Token.CanBeCanceled, Is.True);

    [Test]
    [CancelAfter(15_000)]
    public void A_machine_that_never_says_what_is_expected_is_ended_and_its_output_is_shown()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Hello")).With("-no-shutdown").Start();
        string message = "";
        try
        {
            machine.Expect("Hello, nobody!", patience);
        }
        catch (AssertionException exception)
        {
            message = exception.Message;
        }

        Assert.That(message, Does.Contain("'Hello, nobody!' was not seen: the time of the test is over"));
        Assert.That(message, Does.Contain("Hello, world!"));
        Assert.That(machine.WaitForEnd(patience), Is.True, "the emulator was killed");
    }
}
