// The threads that could run.
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Objects;
using KernelThread = CamkesNet.Kernel.Objects.Thread;

namespace CamkesNet.Tests.Scheduling;

[TestFixture]
public unsafe class ReadyQueuesTests
{
    private const int Count = 8;
    private KernelThread* threads;
    private ReadyQueues queues;

    [SetUp]
    public void CreateThreads()
    {
        threads = (KernelThread*)NativeMemory.AllocZeroed(Count, (nuint)sizeof(KernelThread));
        queues = default;
    }

    [TearDown]
    public void FreeThreads() => NativeMemory.Free(threads);

    [Test]
    public void The_highest_priority_comes_first_and_equals_in_their_order()
    {
        int[] priorities = [0, 255, 64, 63, 255, 128, 64, 0];
        for (int i = 0; i < Count; i++)
        {
            threads[i].Priority = priorities[i];
            queues.PushBack(threads + i);
        }

        int[] order = [1, 4, 5, 2, 6, 3, 0, 7];
        foreach (int expected in order)
        {
            Assert.That(queues.Highest, Is.EqualTo(priorities[expected]));
            Assert.That(queues.Pop() == threads + expected, Is.True);
        }

        Assert.That(queues.Highest, Is.EqualTo(-1));
        Assert.That(queues.Pop() == null, Is.True);
    }

    [Test]
    public void A_preempted_thread_goes_before_its_equals()
    {
        queues.PushBack(threads);
        queues.PushFront(threads + 1);

        Assert.That(queues.Pop() == threads + 1, Is.True);
    }

    [Test]
    public void A_thread_is_taken_out_of_the_middle()
    {
        for (int i = 0; i < 3; i++)
        {
            queues.PushBack(threads + i);
        }

        queues.Remove(threads + 1);

        Assert.That(threads[1].IsQueued, Is.False);
        Assert.That(queues.Pop() == threads, Is.True);
        Assert.That(queues.Pop() == threads + 2, Is.True);
        Assert.That(queues.Pop() == null, Is.True);
    }

    [Test]
    public void The_structure_keeps_the_floating_point_image_of_every_thread_aligned()
    {
        Assert.That(sizeof(KernelThread) % 16, Is.Zero);
        Assert.That((ulong)((byte*)threads[0].Context.FloatingPoint - (byte*)threads) % 16, Is.Zero);
        Assert.That((ulong)((byte*)&threads[0].Context.PageTable - (byte*)threads) % 16, Is.Zero, "entry stack");
    }
}
