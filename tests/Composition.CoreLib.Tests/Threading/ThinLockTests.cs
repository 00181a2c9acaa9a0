// The core library's lock under contention.
using Internal.Runtime;

namespace CamkesNet.Tests.Threading;

/// <summary>The source of the core library's lock, compiled into this assembly and used by real threads.</summary>
internal sealed unsafe class ThinLockTests
{
    private const int ThreadCount = 4;
    private const int Rounds = 20_000;
    private const int OwnerMask = 0xFFFF;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    private static int state;
    private static int counter;

    private static int* State
    {
        get
        {
            // Sound: a static of an unmanaged type does not move.
            fixed (int* address = &state)
            {
                return address;
            }
        }
    }

    [Test]
    public void Threads_that_waited_for_the_lock_exclude_one_another_and_all_come_to_an_end()
    {
        counter = 0;
        RuntimeImports.Waits = 0;
        Thread[] threads = [.. Enumerable.Range(0, ThreadCount).Select(_ => new Thread(Count))];
        ThinLock.Acquire(State);
        foreach (Thread thread in threads)
        {
            thread.Start();
        }
        bool allWait = SpinWait.SpinUntil(() => Volatile.Read(ref RuntimeImports.Waits) >= ThreadCount, patience);
        ThinLock.Release(State);
        bool allEnd = threads.All(thread => thread.Join(patience));
        Assert.Multiple(() =>
        {
            Assert.That(allWait, Is.True, "a thread passed a lock that was held");
            Assert.That(allEnd, Is.True, "a wake was lost");
            Assert.That(counter, Is.EqualTo(ThreadCount * Rounds));
            Assert.That(state & OwnerMask, Is.Zero, "the lock is free again");
        });
    }

    [Test]
    public void A_thread_that_enters_twice_leaves_twice()
    {
        int local = 0;
        ThinLock.Acquire(&local);
        ThinLock.Acquire(&local);
        ThinLock.Release(&local);
        bool isHeldAfterOne = ThinLock.IsHeld(&local);
        ThinLock.Release(&local);
        bool isHeldAfterTwo = ThinLock.IsHeld(&local);
        Assert.That((isHeldAfterOne, isHeldAfterTwo), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_thread_that_does_not_hold_the_lock_cannot_release_it()
    {
        Assert.That(() => ThinLock.Release(State), Throws.InstanceOf<SynchronizationLockException>());
    }

    private static void Count()
    {
        for (int i = 0; i < Rounds; i++)
        {
            ThinLock.Acquire(State);
            int seen = counter;
            if (i % 1000 == 0)
            {
                Thread.Yield();
            }
            counter = seen + 1;
            ThinLock.Release(State);
        }
    }
}
