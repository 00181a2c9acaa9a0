// Deadlines in ascending order.
namespace CamkesNet.Kernel.Objects;

/// <summary>
/// A sorted list through the entries themselves. A system has a handful of threads and timers, so a list beats a heap.
/// </summary>
// Sound: entries are parts of threads and timers, which are never freed, and one that is queued is taken out before it
// is queued again.
internal unsafe struct TimerQueue
{
    private TimerEntry* first;

    /// <summary>The earliest deadline, or <see cref="TimerEntry.Never"/>.</summary>
    public readonly ulong Earliest => first == null ? TimerEntry.Never : first->Deadline;

    /// <summary>Queues an entry, or moves it. <see cref="TimerEntry.Never"/> takes it out.</summary>
    public void Set(TimerEntry* entry, ulong deadline)
    {
        Remove(entry);
        if (deadline == TimerEntry.Never)
        {
            return;
        }

        entry->Deadline = deadline;
        TimerEntry* before = null;
        TimerEntry* after = first;
        while (after != null && after->Deadline <= deadline)
        {
            before = after;
            after = after->Next;
        }

        entry->Previous = before;
        entry->Next = after;
        if (before == null)
        {
            first = entry;
        }
        else
        {
            before->Next = entry;
        }

        if (after != null)
        {
            after->Previous = entry;
        }

        entry->IsQueued = true;
    }

    /// <summary>Takes an entry out if it is queued.</summary>
    public void Remove(TimerEntry* entry)
    {
        if (!entry->IsQueued)
        {
            return;
        }

        if (entry->Previous == null)
        {
            first = entry->Next;
        }
        else
        {
            entry->Previous->Next = entry->Next;
        }

        if (entry->Next != null)
        {
            entry->Next->Previous = entry->Previous;
        }

        entry->IsQueued = false;
    }

    /// <summary>
    /// Takes out and returns the first entry whose deadline is not after <paramref name="now"/>, or null.
    /// </summary>
    public TimerEntry* TakeExpired(ulong now)
    {
        TimerEntry* entry = first;
        if (entry == null || entry->Deadline > now)
        {
            return null;
        }

        Remove(entry);
        return entry;
    }
}
