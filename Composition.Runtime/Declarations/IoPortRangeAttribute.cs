// [IoPortRange]: the I/O ports of a device.
namespace CamkesNet;

/// <summary>Specifies the I/O ports of a <see cref="HardwareIoPorts"/> port of a hardware component.</summary>
/// <param name="first">The first I/O port, 0 to 0xFFFF.</param>
/// <param name="count">The number of I/O ports, 1 to 65536 - <paramref name="first"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IoPortRangeAttribute(ushort first, int count) : Attribute
{
    /// <summary>The first I/O port.</summary>
    public ushort First { get; } = first;

    /// <summary>The number of I/O ports.</summary>
    public int Count { get; } = count;

    /// <summary>The control over the machine that comes with the ports, where there is any.</summary>
    public PlatformControl Allows { get; set; }
}
