// A guest in a loop of restarts is stopped; one that lives is not.
using CamkesNet.Vmm.Machine;

namespace CamkesNet.Tests.Machine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RestartLimitTests : SerialBuffer.IReceiver, IDisposable
{
    private readonly ScriptedVcpu processor = new();
    private readonly SerialBuffer output;
    private readonly RestartLimit limit;

    public RestartLimitTests()
    {
        output = new SerialBuffer(this, 24);
        limit = new RestartLimit(processor, output);
    }

    void SerialBuffer.IReceiver.Receive(ReadOnlySpan<byte> bytes)
    {
    }

    public void Dispose() => processor.Dispose();

    [Test]
    public void The_fifth_silent_restart_is_one_too_many_and_known_before() =>
        Assert.That(Restarts(5), Is.EqualTo(new[]
        {
            (false, true), (false, true), (false, true), (false, true), (true, false),
        }));

    [Test]
    public void A_character_begins_the_count_afresh()
    {
        Restarts(4);
        Assert.That(Restart(() => output.Write("x"u8)), Is.EqualTo((true, true)));
        Assert.That(Restarts(5)[^1], Is.EqualTo((true, false)));
    }

    [Test]
    public void A_long_run_begins_the_count_afresh()
    {
        Restarts(4);
        Assert.That(Restart(() => processor.Timestamp += 60 * ScriptedVcpu.Frequency), Is.EqualTo((true, true)));
        Assert.That(Restart(() => processor.Timestamp += 59 * ScriptedVcpu.Frequency), Is.EqualTo((false, true)));
        Assert.That(Restarts(4)[^1], Is.EqualTo((true, false)));
    }

    private (bool IsLastTry, bool May)[] Restarts(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Restart(() => { }))];

    private (bool IsLastTry, bool May) Restart(Action run)
    {
        limit.Begin();
        bool isLastTry = limit.IsLastTry;
        run();
        return (isLastTry, limit.MayRestart());
    }
}
