// The time server.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class TimeServerTests
{
    private ComponentHarness<TimeServer> harness = null!;
    private ITimeServer first = null!;
    private ITimeServer second = null!;

    [SetUp]
    public void Start()
    {
        harness = new ComponentHarness<TimeServer> { Clients = 2 }.Start();
        first = harness.Connect<ITimeServer>(harness.Component.Timers, new ITimeServerProxy(), client: 0);
        second = harness.Connect<ITimeServer>(harness.Component.Timers, new ITimeServerProxy(), client: 1);
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [Test]
    public void A_timer_expires_once_and_its_client_is_told()
    {
        Assert.That(first.Start(3, 5_000, periodic: false), Is.True);
        Assert.That(harness.Deadline, Is.EqualTo(harness.Time.Timestamp + 5_000));
        Expire(4_999);
        Assert.That(harness.TakeSignals("Timers[0]"), Is.Zero);
        Expire(1);
        Assert.That(harness.TakeSignals("Timers[0]"), Is.EqualTo(1));
        Assert.That(first.TakeExpired(), Is.EqualTo(1UL << 3));
        Assert.That(first.TakeExpired(), Is.Zero);
        Assert.That(harness.Deadline, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void Clients_do_not_see_each_other_s_timers()
    {
        second.Start(0, 1_000, periodic: false);
        Expire(1_000);
        Assert.That(harness.TakeSignals("Timers[0]"), Is.Zero);
        Assert.That(harness.TakeSignals("Timers[1]"), Is.EqualTo(1));
        Assert.That((first.TakeExpired(), second.TakeExpired()), Is.EqualTo((0UL, 1UL)));
    }

    [Test]
    public void The_earliest_timer_of_all_arms_the_kernel_s()
    {
        ulong now = harness.Time.Timestamp;
        first.Start(0, 9_000, periodic: false);
        second.Start(7, 2_000, periodic: false);
        first.Start(1, 5_000, periodic: false);
        Assert.That(harness.Deadline, Is.EqualTo(now + 2_000));
        second.Stop(7);
        Assert.That(harness.Deadline, Is.EqualTo(now + 5_000));
    }

    [Test]
    public void A_periodic_timer_drops_missed_periods_and_stays_on_its_grid()
    {
        ulong start = harness.Time.Timestamp;
        first.Start(0, 10_000, periodic: true);
        Expire(35_000);
        Assert.That(harness.TakeSignals("Timers[0]"), Is.EqualTo(1));
        Assert.That(harness.Deadline, Is.EqualTo(start + 40_000));
        Expire(5_000);
        Assert.That(harness.Deadline, Is.EqualTo(start + 50_000));
    }

    [Test]
    public void A_timer_that_never_ends_is_never_due()
    {
        Assert.That(first.Start(0, ulong.MaxValue, periodic: true), Is.True);
        Expire(1_000_000_000);
        Assert.That(first.TakeExpired(), Is.Zero);
    }

    [Test]
    public void Numbers_of_timers_that_do_not_exist_are_refused([Values(-1, 8, int.MaxValue, int.MinValue)] int timer)
    {
        Assert.That(first.Start(timer, 100, periodic: false), Is.False);
        Assert.That(first.Stop(timer), Is.False);
        Assert.That(harness.Deadline, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void A_period_that_would_keep_the_server_busy_is_refused([Values(0UL, 9_999UL)] ulong period) =>
        Assert.That(first.Start(0, period, periodic: true), Is.False);

    [Test]
    public void The_twentieth_client_has_timers_too()
    {
        using ComponentHarness<TimeServer> harness = new ComponentHarness<TimeServer> { Clients = 20 }.Start();
        ITimeServer last = harness.Connect<ITimeServer>(harness.Component.Timers, new ITimeServerProxy(), client: 19);
        Assert.That(last.Start(7, 1_000, periodic: false), Is.True);
        harness.Time.Advance(1_000);
        harness.Signal(harness.Component.Alarm);
        Assert.That(harness.TakeSignals("Timers[19]"), Is.EqualTo(1));
        Assert.That(last.TakeExpired(), Is.EqualTo(1UL << 7));
    }

    [Test]
    public void A_caller_that_is_no_client_gets_no_timers()
    {
        ITimeServer third = harness.Connect<ITimeServer>(harness.Component.Timers, new ITimeServerProxy(), client: 2);
        Assert.That(() => third.Start(0, 100, periodic: false), Throws.InstanceOf<RemoteException>());
        Assert.That(() => third.TakeExpired(), Throws.InstanceOf<RemoteException>());
        Assert.That(harness.Deadline, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void The_time_is_in_nanoseconds() => Assert.That(first.Now(), Is.EqualTo(harness.Time.Timestamp));

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            first.Start(0, 20_000, periodic: true);
            first.Start(1, 10_000, periodic: false);
            Expire(30_000);
            first.TakeExpired();
        }),
        Is.Zero);

    private void Expire(ulong nanoseconds)
    {
        harness.Time.Advance(nanoseconds);
        harness.Signal(harness.Component.Alarm);
    }
}
