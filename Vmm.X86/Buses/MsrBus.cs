// The model-specific registers of one processor that devices implement: finds the device for a number.
namespace CamkesNet.Vmm.Buses;

/// <summary>Routes RDMSR and WRMSR to devices. A handful of ranges, so a scan beats a tree.</summary>
public sealed class MsrBus
{
    private readonly MsrRange[] ranges;
    private int used;

    // Guests write the same few registers, so the last hit is tried first.
    private int lastHit;

    /// <summary>Creates a bus that takes at most <paramref name="capacity"/> ranges.</summary>
    public MsrBus(int capacity = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ranges = new MsrRange[capacity];
    }

    /// <summary>Gives the registers from <paramref name="first"/> to <paramref name="last"/> to a device.</summary>
    /// <exception cref="DeviceOverlapException">One of the registers already belongs to a device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    /// <exception cref="InvalidOperationException">The bus holds as many ranges as it has room for.</exception>
    public void Attach(string name, uint first, uint last, IMsrDevice device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        if (used == ranges.Length)
        {
            throw new InvalidOperationException("The MSR bus has no room for " + name + ": raise its capacity.");
        }

        for (int i = 0; i < used; i++)
        {
            if (ranges[i].First <= last && first <= ranges[i].Last)
            {
                throw new DeviceOverlapException(name, ranges[i].Name, "MSR", Math.Max(first, ranges[i].First));
            }
        }

        ranges[used++] = new MsrRange(name, first, last, device);
    }

    /// <summary>The device that implements a register, or null.</summary>
    public IMsrDevice? Find(uint msr)
    {
        int hit = lastHit;
        if (hit < used && msr >= ranges[hit].First && msr <= ranges[hit].Last)
        {
            return ranges[hit].Device;
        }

        for (int i = 0; i < used; i++)
        {
            if (msr >= ranges[i].First && msr <= ranges[i].Last)
            {
                lastHit = i;
                return ranges[i].Device;
            }
        }

        return null;
    }
}
