// Ranges of the settings that every instance has.
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

/// <summary>The range of a named argument of [Instance] or [VmConfiguration].</summary>
internal sealed record SettingRange(string Name, long Least, long Most, string Text)
{
    private const long LargestHeap = 1024 * KernelInterface.BytesPerMiB;

    // UserAddressSpace.StackStride of the kernel's ABI, less the page below each stack that is never mapped.
    private const long LargestStack = (16 * KernelInterface.BytesPerMiB) - KernelInterface.PageSize;

    private static readonly SettingRange Priority = new("Priority", 1, 254, "1 to 254");
    private static readonly SettingRange HeapSize = new("HeapSize", 0, LargestHeap, "0 to 0x40000000 bytes");

    public static readonly IReadOnlyList<SettingRange> OfInstances =
    [
        Priority,
        HeapSize,
        new("StackSize", KernelInterface.PageSize, LargestStack, "0x1000 to 0xFFF000 bytes"),
    ];

    public static readonly IReadOnlyList<SettingRange> OfVirtualMachines = [Priority, HeapSize];

    /// <summary>The value that the attribute gives, if it is out of range.</summary>
    public long? Excludes(AttributeData attribute)
    {
        long value = attribute.Integer(Name, Least);
        return value < Least || value > Most ? value : null;
    }
}
