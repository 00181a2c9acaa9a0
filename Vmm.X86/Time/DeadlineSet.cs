// All devices with deadlines of one guest: when to wake up, and whom to call then.
namespace CamkesNet.Vmm.Time;

/// <summary>The earliest deadline over a guest's devices. A handful of devices, so a scan beats a heap.</summary>
public sealed class DeadlineSet
{
    /// <summary>The deadline of a device that waits for none.</summary>
    public const ulong Never = ulong.MaxValue;

    private readonly ITimedDevice[] devices;
    private int used;

    /// <summary>Makes a set with room for <paramref name="capacity"/> devices.</summary>
    public DeadlineSet(int capacity = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        devices = new ITimedDevice[capacity];
    }

    /// <summary>Adds a device, at construction.</summary>
    /// <exception cref="InvalidOperationException">The set is full.</exception>
    public void Add(ITimedDevice device)
    {
        if (used == devices.Length)
        {
            throw new InvalidOperationException("The deadline set is full: raise its capacity.");
        }

        devices[used++] = device;
    }

    /// <summary>The earliest deadline, or <see cref="Never"/>.</summary>
    public ulong Earliest
    {
        get
        {
            ulong earliest = Never;
            for (int i = 0; i < used; i++)
            {
                ulong deadline = devices[i].NextDeadline;
                earliest = deadline < earliest ? deadline : earliest;
            }

            return earliest;
        }
    }

    /// <summary>Calls every device whose deadline is at or before <paramref name="now"/>, once.</summary>
    public void Expire(ulong now)
    {
        for (int i = 0; i < used; i++)
        {
            if (devices[i].NextDeadline <= now)
            {
                devices[i].Expire(now);
            }
        }
    }
}
