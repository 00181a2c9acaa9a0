// The guest's 64 Ki I/O ports: finds the device at a port with one table look-up.
namespace CamkesNet.Vmm.Buses;

/// <summary>
/// Routes I/O port accesses. An access that is wider than the device's data path, or that leaves its range, is
/// split into halves, low address first, as an ISA bridge does (IEEE P996, data swapping). Ports that nobody
/// claims read all ones and swallow writes: the bus floats.
/// </summary>
public sealed class PortBus
{
    /// <summary>How many ports there are.</summary>
    public const int PortCount = 0x10000;

    // Index 0 of the ranges means "unclaimed", so that one byte per port is sufficient.
    private const int Unclaimed = 0;
    private const int MaximumRanges = byte.MaxValue;

    private readonly byte[] owners = new byte[PortCount];
    private readonly PortRange[] ranges;
    private int used = 1;
    private int postedOwner = -1;

    /// <summary>Makes a bus that takes at most <paramref name="capacity"/> ranges.</summary>
    /// <param name="capacity">1 to 255 ranges.</param>
    public PortBus(int capacity = 32)
    {
        if (capacity is < 1 or > MaximumRanges)
        {
            throw new ArgumentOutOfRangeException(
                nameof(capacity), "The capacity of a port bus must be 1 to 255 ranges.");
        }

        ranges = new PortRange[capacity + 1];
    }

    /// <summary>Gives <paramref name="count"/> ports from <paramref name="first"/> on to a device.</summary>
    /// <exception cref="DeviceOverlapException">One of the ports already belongs to a device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or ends beyond port 0xFFFF.</exception>
    /// <exception cref="InvalidOperationException">The bus holds as many ranges as it has room for.</exception>
    public void Attach(string name, ushort first, int count, IPortDevice device, int width = 1)
    {
        if (count < 1 || first + count > PortCount)
        {
            throw new ArgumentOutOfRangeException(nameof(count), "A port range must end at or below port 0xFFFF.");
        }

        if (width is not (1 or 2 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(width), "The width of a port device must be 1, 2 or 4 bytes.");
        }

        if (used == ranges.Length)
        {
            throw new InvalidOperationException("The port bus has no room for " + name + ": raise its capacity.");
        }

        for (int port = first; port < first + count; port++)
        {
            if (owners[port] != Unclaimed)
            {
                throw new DeviceOverlapException(name, ranges[owners[port]].Name, "I/O port", (ulong)port);
            }
        }

        ranges[used] = new PortRange(name, first, count, width, device);
        owners.AsSpan(first, count).Fill((byte)used);
        used++;
    }

    /// <summary>The device that takes posted writes, if the machine has one.</summary>
    public IPostedPortDevice? Posted { get; private set; }

    /// <summary>Whether the device that takes posted writes is at a port.</summary>
    public bool IsOfPosted(ushort port) => owners[port] == postedOwner;

    /// <summary>Lets an attached device take posted writes.</summary>
    public void Post(IPostedPortDevice device)
    {
        Posted = device;
        for (int owner = 1; owner < used; owner++)
        {
            if (ReferenceEquals(ranges[owner].Device, device))
            {
                postedOwner = owner;
            }
        }
    }

    /// <summary>The name of the device at a port, or null.</summary>
    public string? NameAt(ushort port) => owners[port] == Unclaimed ? null : ranges[owners[port]].Name;

    /// <summary>IN: reads 1, 2 or 4 bytes.</summary>
    public uint Read(ushort port, int width)
    {
        int owner = owners[port];
        ref readonly PortRange range = ref ranges[owner];
        if (width <= range.Width && port + width <= range.End)
        {
            return range.Device.Read(port, width) & AccessWidth.PortMask(width);
        }

        if (width > 1)
        {
            int half = width / 2;
            uint low = Read(port, half);
            int next = port + half;
            uint high = next < PortCount ? Read((ushort)next, half) : uint.MaxValue;
            return (low | high << (half * 8)) & AccessWidth.PortMask(width);
        }

        return AccessWidth.PortMask(width);
    }

    /// <summary>OUT: writes 1, 2 or 4 bytes.</summary>
    public void Write(ushort port, int width, uint value)
    {
        int owner = owners[port];
        ref readonly PortRange range = ref ranges[owner];
        if (width <= range.Width && port + width <= range.End)
        {
            range.Device.Write(port, width, value & AccessWidth.PortMask(width));
        }
        else if (width > 1)
        {
            int half = width / 2;
            Write(port, half, value);
            int next = port + half;
            if (next < PortCount)
            {
                Write((ushort)next, half, value >> (half * 8));
            }
        }
    }
}
