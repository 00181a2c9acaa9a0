// [Instance]: a component in an assembly.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>Marks a partial property of a composition as an instance of the property's component type.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstanceAttribute : Attribute
{
    /// <summary>Priority of the instance's threads, 1 (least) to 254.</summary>
    [SettingRange(1, 254)]
    public int Priority { get; set; } = 100;

    /// <summary>Bytes of heap, beyond what the run-time part of the component needs at its start.</summary>
    [SettingRange(0, 0x4000_0000, Unit = "bytes")]
    public long HeapSize { get; set; } = 0x10000;

    /// <summary>
    /// Bytes of stack of each thread. A page at least stays unmapped between it and the next thread's.
    /// </summary>
    [SettingRange((long)UserAddressSpace.PageSize, (long)(UserAddressSpace.StackStride - UserAddressSpace.PageSize),
        Unit = "bytes")]
    public int StackSize { get; set; } = 0x10000;
}
