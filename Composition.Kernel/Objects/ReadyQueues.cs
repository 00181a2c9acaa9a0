// The threads that could run, by priority.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CamkesNet.Kernel.Objects;

/// <summary>
/// One queue for each of the 256 priorities that a thread can have and one for the fault reporter, and a bitmap of those
/// that are not empty.
/// </summary>
// Sound: a queued thread's priority is not negative and at most the reporter's; links of a queue lead to threads that
// are queued in it.
internal unsafe struct ReadyQueues
{
    /// <summary>Above all others, and shared with none.</summary>
    public const int ReporterPriority = 256;
    public const int Priorities = ReporterPriority + 1;
    private const int BitsPerWord = 64;
    private const int Words = (Priorities + BitsPerWord - 1) / BitsPerWord;

    /// <summary>
    /// One more than the highest priority with a thread; 0 when all queues are empty, as at the start.
    /// </summary>
    private int highestPlusOne;
    private fixed ulong occupied[Words];

    // Pointers to threads, which fixed buffers cannot declare.
    private fixed ulong first[Priorities];
    private fixed ulong last[Priorities];

    /// <summary>The highest priority with a thread, or -1.</summary>
    public readonly int Highest => highestPlusOne - 1;

    /// <summary>Whether a thread of this or a higher priority is queued; always for a suspended thread's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool HasAtLeast(int priority) => priority < highestPlusOne;

    /// <summary>Queues after all others of its priority.</summary>
    public void PushBack(Thread* thread)
    {
        int priority = thread->Priority;
        var previous = (Thread*)last[priority];
        thread->Next = null;
        thread->Previous = previous;
        if (previous == null)
        {
            first[priority] = (ulong)thread;
        }
        else
        {
            previous->Next = thread;
        }

        last[priority] = (ulong)thread;
        Mark(thread, priority);
    }

    /// <summary>Queues before all others of its priority: for a thread that was preempted.</summary>
    public void PushFront(Thread* thread)
    {
        int priority = thread->Priority;
        var next = (Thread*)first[priority];
        thread->Previous = null;
        thread->Next = next;
        if (next == null)
        {
            last[priority] = (ulong)thread;
        }
        else
        {
            next->Previous = thread;
        }

        first[priority] = (ulong)thread;
        Mark(thread, priority);
    }

    /// <summary>Takes the first thread of the highest priority, or null.</summary>
    public Thread* Pop()
    {
        if (highestPlusOne == 0)
        {
            return null;
        }

        var thread = (Thread*)first[highestPlusOne - 1];
        Remove(thread);
        return thread;
    }

    /// <summary>Takes a queued thread out.</summary>
    public void Remove(Thread* thread)
    {
        int priority = thread->Priority;
        if (thread->Previous == null)
        {
            first[priority] = (ulong)thread->Next;
        }
        else
        {
            thread->Previous->Next = thread->Next;
        }

        if (thread->Next == null)
        {
            last[priority] = (ulong)thread->Previous;
        }
        else
        {
            thread->Next->Previous = thread->Previous;
        }

        thread->Next = null;
        thread->Previous = null;
        thread->IsQueued = false;
        if (first[priority] == 0)
        {
            occupied[priority / BitsPerWord] &= ~(1UL << (priority % BitsPerWord));
            highestPlusOne = FindHighest() + 1;
        }
    }

    private void Mark(Thread* thread, int priority)
    {
        thread->IsQueued = true;
        occupied[priority / BitsPerWord] |= 1UL << (priority % BitsPerWord);
        if (highestPlusOne <= priority)
        {
            highestPlusOne = priority + 1;
        }
    }

    private readonly int FindHighest()
    {
        for (int word = Words - 1; word >= 0; word--)
        {
            if (occupied[word] != 0)
            {
                return (word * BitsPerWord) + BitOperations.Log2(occupied[word]);
            }
        }

        return -1;
    }
}
