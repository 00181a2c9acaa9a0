// Waits that can never end, and the end of systems with waits in progress.
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
[CancelAfter(60_000)]
internal sealed class HostedDeadlockTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    [Test]
    public void A_circle_of_calls_says_who_waits_for_whom()
    {
        var circle = new Circle();
        circle.first.Program = first => first.Next.Call.Post(1);
        using var system = HostedSystem.Start(circle);
        Assert.That(
            () => system.WaitForRun(circle.first, patience),
            Throws.TypeOf<HostedDeadlockException>().With.Message.EqualTo(
                "Nothing can end these waits: first.Next waits for the reply of second.In; "
                + "second.Next waits for the reply of third.In; third.Next waits for the reply of second.In."));
        Assert.That(system.WaitForRun(circle.last, patience), Is.True);
    }

    [Test]
    public void A_component_that_calls_itself_in_a_call_waits_for_ever()
    {
        var circle = new Circle();
        circle.last.Program = last => last.Next.Call.Post(1);
        Assert.That(
            () => HostedSystem.Run(circle),
            Throws.TypeOf<HostedDeadlockException>().With.Message.Contains("last.Next waits for the reply of last.In"));
    }

    [Test]
    public void A_test_that_calls_into_a_circle_gets_the_exception()
    {
        var circle = new Circle();
        using var system = HostedSystem.Start(circle);
        Assert.That(() => circle.first.Next.Call.Post(1), Throws.TypeOf<HostedDeadlockException>());
    }

    [Test]
    public void A_system_in_which_nobody_emits_what_is_waited_for_does_not_run_for_ever()
    {
        var circle = new Circle();
        circle.third.Program = third => third.Bell.Wait();
        Assert.That(
            () => HostedSystem.Run(circle),
            Throws.TypeOf<HostedDeadlockException>().With.Message.EqualTo(
                "Nothing can end these waits: third.Bell waits for a signal."));
    }

    [Test]
    public void A_test_can_still_emit_what_is_waited_for()
    {
        var circle = new Circle();
        circle.third.Program = third => third.Bell.Wait();
        using var system = HostedSystem.Start(circle);
        Assert.That(system.WaitForRun(circle.third, TimeSpan.FromMilliseconds(300)), Is.False);
        system.Signal(circle.third.Bell);
        Assert.That(system.WaitForRun(circle.third, patience), Is.True);
    }

    [Test]
    public void Who_waits_for_time_or_for_a_slow_answer_is_not_stuck()
    {
        var circle = new Circle();
        circle.first.Program = first =>
        {
            first.Alarm.Set(first.Time.After(400_000_000));
            first.Alarm.Wait();
            first.Ring.Emit();
        };
        circle.third.Answer = (_, value) =>
        {
            Thread.Sleep(300);
            return value;
        };
        circle.second.Program = second => second.Next.Call.Post(2);
        circle.third.Program = third => third.Bell.Wait();
        Assert.That(() => HostedSystem.Run(circle), Throws.Nothing);
    }

    [Test]
    public void The_failure_of_a_component_comes_before_the_waits_of_others()
    {
        var circle = new Circle();
        circle.first.Program = _ => throw new InvalidOperationException("It has no tick.");
        circle.third.Program = third => third.Bell.Wait();
        Assert.That(
            () => HostedSystem.Run(circle), Throws.TypeOf<HostedComponentException>().With.Message.Contains("no tick"));
    }

    [Test]
    public void A_system_with_a_nested_call_in_progress_ends_quietly()
    {
        var circle = new Circle();
        using var reached = new ManualResetEventSlim();
        circle.first.Program = first => first.Next.Call.Post(1);
        circle.third.Answer = (third, _) =>
        {
            reached.Set();
            return third.Next.Call.Post(1);
        };

        // An exception that a thread does not handle ends the process of the tests.
        using var system = HostedSystem.Start(circle);
        Assert.That(reached.Wait(patience), Is.True);
    }

    [Test]
    public void A_contract_method_cannot_wait_for_an_event()
    {
        var circle = new Circle();
        circle.third.Answer = (third, value) =>
        {
            third.Bell.Wait();
            return value;
        };
        circle.first.Program = first => first.Next.Call.Post(1);
        using var system = HostedSystem.Start(circle);
        Assert.That(
            () => system.WaitForRun(circle.first, patience),
            Throws.TypeOf<HostedComponentException>().With.InnerException.InstanceOf<RemoteException>()
                .And.Message.Contains("Only Run and Initialize can wait for the port Bell"));
    }
}
