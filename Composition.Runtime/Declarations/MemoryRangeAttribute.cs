// [MemoryRange]: where the registers of a device are in physical memory.
namespace CamkesNet;

/// <summary>Gives a <see cref="HardwareMemory"/> port of a hardware component its physical address range.</summary>
/// <param name="address">The physical address, a multiple of 4096.</param>
/// <param name="size">Bytes, a multiple of 4096.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemoryRangeAttribute(ulong address, ulong size) : Attribute
{
    /// <summary>The physical address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Bytes.</summary>
    public ulong Size { get; } = size;

    /// <summary>Mapped cacheable; registers must not be.</summary>
    public bool Cached { get; set; }
}
