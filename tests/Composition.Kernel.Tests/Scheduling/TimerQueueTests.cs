// Deadlines.
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Scheduling;

[TestFixture]
public unsafe class TimerQueueTests
{
    [Test]
    public void Entries_expire_in_the_order_of_their_deadlines()
    {
        const int Count = 100;
        TimerQueue queue = default;
        TimerEntry* entries = stackalloc TimerEntry[Count];
        new Span<TimerEntry>(entries, Count).Clear();
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
        {
            queue.Set(entries + i, (ulong)random.Next(50));
        }

        for (int i = 0; i < Count; i += 3)
        {
            queue.Set(entries + i, (ulong)random.Next(50));
        }

        for (int i = 0; i < Count; i += 5)
        {
            queue.Remove(entries + i);
        }

        ulong last = 0;
        int expired = 0;
        for (ulong now = 0; now < 50; now++)
        {
            for (TimerEntry* entry = queue.TakeExpired(now); entry != null; entry = queue.TakeExpired(now))
            {
                Assert.That(entry->Deadline, Is.EqualTo(now).And.GreaterThanOrEqualTo(last));
                Assert.That(entry->IsQueued, Is.False);
                last = entry->Deadline;
                expired++;
            }
        }

        Assert.That(expired, Is.EqualTo(80));
        Assert.That(queue.Earliest, Is.EqualTo(TimerEntry.Never));
    }

    [Test]
    public void A_deadline_of_never_takes_the_entry_out()
    {
        TimerQueue queue = default;
        TimerEntry entry = default;
        queue.Set(&entry, 5);
        queue.Set(&entry, TimerEntry.Never);

        Assert.That(entry.IsQueued, Is.False);
        Assert.That(queue.TakeExpired(ulong.MaxValue) == null, Is.True);
    }

    [Test]
    public void Removing_an_entry_that_is_not_queued_does_nothing()
    {
        TimerQueue queue = default;
        TimerEntry queued = default;
        TimerEntry other = default;
        queue.Set(&queued, 7);
        queue.Remove(&other);

        Assert.That(queue.Earliest, Is.EqualTo(7));
    }
}
