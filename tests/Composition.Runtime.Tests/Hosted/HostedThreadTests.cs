// The document decides which threads a component has and what each is there for.
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class HostedThreadTests
{
    private WatchSystem watches = null!;
    private HostedSystem system = null!;

    [SetUp]
    public void Start()
    {
        watches = new WatchSystem();
        system = HostedSystem.Start(watches);
    }

    [TearDown]
    public void Stop() => system.Dispose();

    [Test]
    public void A_signal_goes_to_the_thread_of_its_port()
    {
        system.Signal(watches.Watch.Ticked);
        system.Signal(watches.Watch.Tocked);
        Assert.That(
            () => (watches.Watch.TickThread, watches.Watch.TockThread),
            Is.EqualTo(("watch.alarms", "watch.calls")).After(30).Seconds.PollEvery(5).MilliSeconds);
    }

    [Test]
    public void A_call_goes_to_a_thread_that_receives_and_has_the_badge_of_its_capability()
    {
        Assert.That(system.WaitForRun(watches.Caller, TimeSpan.FromSeconds(30)), Is.True);
        Assert.That((watches.Watch.CallThread, watches.Caller.Number), Is.EqualTo(("watch.calls", 1234)));
    }

    [Test]
    public void A_port_has_the_bit_of_the_document() => Assert.That(watches.Watch.Ticked.Badge, Is.EqualTo(1UL << 40));
}
