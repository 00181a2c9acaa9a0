// The fast path of messages has the effect of the general one.
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Entry;

[TestFixture]
public class FastPathTests
{
    private const int Sequences = 2000;
    private const int Steps = 120;
    private const int Words = 4;

    /// <summary>The fast path is for calls and replies; the others bring the threads into every state.</summary>
    private static readonly SystemCallOperation[] operations =
    [
        SystemCallOperation.Call, SystemCallOperation.Call, SystemCallOperation.Call,
        SystemCallOperation.ReplyReceive, SystemCallOperation.ReplyReceive, SystemCallOperation.ReplyReceive,
        SystemCallOperation.Receive, SystemCallOperation.Signal, SystemCallOperation.Wait, SystemCallOperation.Poll,
        SystemCallOperation.Yield, SystemCallOperation.Control,
    ];

    [Test]
    public void The_same_calls_by_the_fast_and_by_the_general_path_give_the_same_state()
    {
        int fastSwitches = 0;
        for (int seed = 0; seed < Sequences; seed++)
        {
            fastSwitches += Compare(seed);
        }

        TestContext.Out.WriteLine($"{fastSwitches} of {Sequences * Steps} steps took the fast path");
        Assert.That(fastSwitches, Is.GreaterThan(Sequences));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_call_and_its_reply_do_not_end_the_turn_of_the_caller(bool usesFastPath)
    {
        // Thread 0 calls thread 2, which calls thread 4; an equal of thread 0 and an equal of both servers is ready.
        using MessageWorld world = new(usesFastPath, [1, 1, 2, 1, 3, 1]);
        Receive(world, thread: 4);
        Receive(world, thread: 2);
        Assert.That(world.RunningIndex, Is.Zero);
        world.MeasureSlice();

        Call(world, component: 1);
        Call(world, component: 2);
        Assert.That((world.RunningIndex, world.IsSliceRunning), Is.EqualTo((4, true)));
        Receive(world, thread: 4);
        Assert.That((world.RunningIndex, world.IsSliceRunning), Is.EqualTo((2, true)));
        Receive(world, thread: 2);
        Assert.That((world.RunningIndex, world.IsSliceRunning), Is.EqualTo((0, true)));
        Assert.That(world.FastSwitches, Is.EqualTo(usesFastPath ? 4 : 0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void An_equal_server_works_in_the_turn_of_its_caller(bool usesFastPath)
    {
        using MessageWorld world = new(usesFastPath, [1, 1, 1, 1, 1, 1]);
        foreach (int thread in (int[])[0, 1, 2, 3, 4, 5])
        {
            // Thread 2 waits for calls; the others go behind it in the order of their numbers.
            Assert.That(world.RunningIndex, Is.EqualTo(thread));
            world.Step(
                thread == 2 ? SystemCallOperation.Receive : SystemCallOperation.Yield, MessageWorld.OwnEndpoint, 0,
                new ulong[Words]);
        }

        world.MeasureSlice();
        Call(world, component: 1);
        Assert.That((world.RunningIndex, world.IsSliceRunning), Is.EqualTo((2, true)));
        Receive(world, thread: 2);
        Assert.That((world.RunningIndex, world.IsSliceRunning), Is.EqualTo((0, true)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_caller_whose_slice_is_used_up_goes_behind_its_equals(bool usesFastPath)
    {
        using MessageWorld world = new(usesFastPath, [1, 1, 2, 1, 2, 1]);
        Receive(world, thread: 2);
        Receive(world, thread: 4);
        Call(world, component: 1);
        Receive(world, thread: 2);
        Assert.That(world.RunningIndex, Is.EqualTo(1));
    }

    private static void Call(MessageWorld world, int component) => world.Step(
        SystemCallOperation.Call, (ulong)(MessageWorld.FirstCall + component), 0, new ulong[Words]);

    private static void Receive(MessageWorld world, int thread)
    {
        Assert.That(world.RunningIndex, Is.EqualTo(thread));
        world.Step(SystemCallOperation.ReplyReceive, MessageWorld.OwnEndpoint, 0, new ulong[Words]);
    }

    private static int Compare(int seed)
    {
        Random random = new(seed);
        byte[] priorities = new byte[MessageWorld.Threads];
        for (int i = 0; i < priorities.Length; i++)
        {
            priorities[i] = (byte)random.Next(1, 4);
        }

        using MessageWorld fast = new(usesFastPath: true, priorities);
        using MessageWorld general = new(usesFastPath: false, priorities);
        for (int step = 0; step < Steps; step++)
        {
            SystemCallOperation operation = operations[random.Next(operations.Length)];
            ulong slot = SlotFor(operation, random);
            ulong tag = TagFor(operation, random);
            ulong[] words = new ulong[Words];
            for (int i = 0; i < Words; i++)
            {
                words[i] = (ulong)random.NextInt64();
            }

            fast.Step(operation, slot, tag, words);
            general.Step(operation, slot, tag, words);
            string context = $"seed {seed}, step {step}: {operation} on slot {slot}, tag {tag:X}";
            Assert.That(fast.Describe(), Is.EqualTo(general.Describe()), context);
            Assert.That(fast.BrokenThreads(), Is.Empty, context);
            Assert.That(general.BrokenThreads(), Is.Empty, context);
        }

        return fast.FastSwitches;
    }

    /// <summary>Mostly a slot that the operation can be used on: a misuse ends the component.</summary>
    private static ulong SlotFor(SystemCallOperation operation, Random random) =>
        random.Next(100) == 0 ? (ulong)random.Next(MessageWorld.Slots + 1) : operation switch
        {
            SystemCallOperation.Call => (ulong)random.Next(MessageWorld.FirstCall, MessageWorld.OwnEndpoint),
            SystemCallOperation.ReplyReceive or SystemCallOperation.Receive => MessageWorld.OwnEndpoint,
            SystemCallOperation.Signal => (ulong)random.Next(MessageWorld.FirstSignal, MessageWorld.FirstWait),
            SystemCallOperation.Wait or SystemCallOperation.Poll =>
                (ulong)random.Next(MessageWorld.FirstWait, MessageWorld.Successor),
            _ => MessageWorld.Successor,
        };

    /// <summary>The tag is the deadline of a wait and the request of a control call.</summary>
    private static ulong TagFor(SystemCallOperation operation, Random random) => operation switch
    {
        SystemCallOperation.Wait => TimerEntry.Never,
        SystemCallOperation.Control => (ulong)random.Next((int)ControlRequest.Restart),
        _ => random.Next(200) == 0
            ? MessageTag.Make((uint)random.Next(), MessageTag.MaximumWords + 1)
            : MessageTag.Make((uint)random.Next(), random.Next(MessageTag.RegisterWords + 1)),
    };
}
