// [Instance]: a component in an assembly.
namespace CamkesNet;

/// <summary>Marks a partial property of a composition as an instance of the property's component type.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstanceAttribute : Attribute
{
    /// <summary>Priority of the instance's threads, 1 (least) to 254.</summary>
    public int Priority { get; set; } = 100;

    /// <summary>Bytes of heap, beyond what the run-time part of the component needs at its start.</summary>
    public long HeapSize { get; set; } = 0x10000;

    /// <summary>Bytes of stack of each thread.</summary>
    public int StackSize { get; set; } = 0x10000;
}
