// [MemoryRange]: the physical addresses of a device's registers.
namespace CamkesNet;

/// <summary>Specifies the physical addresses of a <see cref="HardwareMemory"/> port of a hardware component.</summary>
/// <param name="address">The physical address, a multiple of 4096.</param>
/// <param name="size">The size in bytes, a multiple of 4096.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemoryRangeAttribute(ulong address, ulong size) : Attribute
{
    /// <summary>The physical address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Bytes.</summary>
    public ulong Size { get; } = size;

    /// <summary>Whether the memory is mapped cacheable. Registers must not be cached.</summary>
    public bool Cached { get; set; }
}
