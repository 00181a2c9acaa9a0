// [Instance]: a component in an assembly.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>Marks a partial property of a composition as an instance of the property's component type.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstanceAttribute : Attribute
{
    /// <summary>The priority of the instance's threads, 1 (lowest) to 254 (highest).</summary>
    [SettingRange(1, 254)]
    public int Priority { get; set; } = SettingDefaults.Priority;

    /// <summary>
    /// The size of the heap in bytes, 0 to 1 GiB, in addition to what the component's runtime needs at its start.
    /// </summary>
    [SettingRange(0, 0x4000_0000, Unit = "bytes")]
    public long HeapSize { get; set; } = SettingDefaults.HeapSize;

    /// <summary>
    /// The size of each thread's stack in bytes. At least one page between it and the next thread's stack is unmapped.
    /// </summary>
    [SettingRange((long)UserAddressSpace.PageSize, (long)(UserAddressSpace.StackStride - UserAddressSpace.PageSize),
        Unit = "bytes", Step = (long)UserAddressSpace.PageSize)]
    public int StackSize { get; set; } = SettingDefaults.StackSize;
}
