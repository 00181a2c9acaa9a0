// [IoPortRange]: which I/O ports a device answers on.
namespace CamkesNet;

/// <summary>Gives a <see cref="HardwareIoPorts"/> port of a hardware component its I/O ports.</summary>
/// <param name="first">The first I/O port.</param>
/// <param name="count">How many, 1 to 65536 less the first.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IoPortRangeAttribute(ushort first, int count) : Attribute
{
    /// <summary>The first I/O port.</summary>
    public ushort First { get; } = first;

    /// <summary>How many I/O ports.</summary>
    public int Count { get; } = count;
}
