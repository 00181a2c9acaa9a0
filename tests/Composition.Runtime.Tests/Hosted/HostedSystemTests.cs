// Events, dataports, attributes, failures and the end of hosted systems.
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class HostedSystemTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    [Test]
    public void An_event_runs_its_handler_and_the_answer_is_waited_for() => HostedCallTests.RunClient(client =>
    {
        client.Shared.Bytes[0] = 41;
        client.Ticked.Emit();
        client.Tocked.Wait();
        Assert.That(client.Shared.Bytes[1], Is.EqualTo(42));
        Assert.That(client.Tocked.Poll(), Is.False);
    });

    [Test]
    public void Signals_do_not_count()
    {
        var hello = new Hello();
        hello.client.Program = client =>
        {
            client.Tocked.Wait();
            Assert.That(client.Tocked.Poll(), Is.False);
        };
        using var system = new HostedSystem(hello);
        system.Replace(hello.echo, new RudeEcho());
        system.Start();
        system.Signal(hello.client.Tocked);
        Assert.That(system.WaitForRun(hello.client, patience), Is.True);
    }

    [Test]
    public void A_wait_with_a_deadline_ends_without_a_signal() => HostedCallTests.RunClient(client =>
    {
        ulong deadline = client.Time.After(2_000_000);
        Assert.That(client.Tocked.WaitUntil(deadline), Is.False);
        Assert.That(client.Time.Timestamp, Is.GreaterThanOrEqualTo(deadline));
    });

    [Test]
    public void A_handled_port_cannot_be_waited_for()
    {
        var hello = new Hello();
        using var system = HostedSystem.Start(hello);
        Assert.That(() => hello.echo.Ticked.Wait(), Throws.InvalidOperationException.With.Message.Contains("Ticked"));
    }

    [Test]
    public void Attributes_have_the_instance_s_settings_or_their_defaults()
    {
        var hello = new Hello();
        using var system = HostedSystem.Start(hello);
        Assert.That((hello.client.Rounds, hello.second.Rounds), Is.EqualTo((20, 10)));
        Assert.That(hello.client.Greeted, Is.EqualTo("nobody"));
        Assert.That(hello.second.InstanceName, Is.EqualTo("second"));
    }

    [Test]
    public void A_composition_runs_until_all_its_components_have()
    {
        int ran = 0;
        var hello = new Hello();
        hello.client.Program = _ => Interlocked.Increment(ref ran);
        hello.second.Program = _ => Interlocked.Increment(ref ran);

        HostedSystem.Run(hello);

        Assert.That(ran, Is.EqualTo(2));
    }

    [Test]
    public void Running_a_composition_ends_with_the_exception_that_stopped_a_component()
    {
        var hello = new Hello();
        hello.second.Program = _ => throw new FormatException("bad");

        Assert.That(
            () => HostedSystem.Run(hello),
            Throws.TypeOf<HostedComponentException>().With.InnerException.TypeOf<FormatException>());
    }

    [Test]
    public void Running_a_composition_ends_with_an_exception_when_a_component_says_that_it_has_failed()
    {
        var hello = new Hello();
        hello.second.Program = client => client.Fail();

        Assert.That(
            () => HostedSystem.Run(hello),
            Throws.TypeOf<HostedComponentException>().With.Message.Contains("second has ended with HasFailed"));
    }

    [Test]
    public void Running_a_composition_does_not_wait_for_the_background()
    {
        bool hasEnded = false;
        var helped = new Helped();
        helped.helper.Program = helper =>
        {
            helper.Tocked.Wait();
            hasEnded = true;
        };

        HostedSystem.Run(helped);

        Assert.That(hasEnded, Is.False);
    }

    [Test]
    public void An_exception_on_the_control_thread_is_reported_with_the_instance_s_name()
    {
        var hello = new Hello();
        hello.client.Program = _ => throw new FormatException("bad");
        using var system = HostedSystem.Start(hello);
        Assert.That(() => system.WaitForRun(hello.client, patience), Throws
            .InstanceOf<HostedComponentException>().With.Message.Contains("client")
            .And.InnerException.InstanceOf<FormatException>());
    }

    [Test]
    public void Clients_of_a_dead_server_are_told()
    {
        var hello = new Hello();
        hello.client.Program = client =>
        {
            client.Tocked.Wait(); // signalled by the test when the server is dead
            client.Echo.Call.Ping();
        };
        using var system = HostedSystem.Start(hello);
        hello.echo.FailAtNextTick = true;
        system.Signal(hello.echo.Ticked);
        Assert.That(() => system.GetFailure(hello.echo), Is.Not.Null.After(30).Seconds.PollEvery(5).MilliSeconds);
        system.Signal(hello.client.Tocked);
        Assert.That(() => system.WaitForRun(hello.client, patience), Throws
            .InstanceOf<HostedComponentException>().With.InnerException.InstanceOf<ServerDiedException>());
    }

    [Test]
    public void Disposing_ends_threads_that_wait()
    {
        var hello = new Hello();
        Thread? thread = null;
        hello.client.Program = client =>
        {
            thread = Thread.CurrentThread;
            client.Tocked.Wait();
        };
        var system = HostedSystem.Start(hello);
        Assert.That(system.WaitForRun(hello.client, TimeSpan.FromMilliseconds(20)), Is.False);
        system.Dispose();
        Assert.That(thread is null || !thread.IsAlive, Is.True);
    }
}
