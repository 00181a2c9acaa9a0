// [StartupHeap]: the heap that a component type needs at its start, independent of its instances' settings.
namespace CamkesNet;

/// <summary>
/// Specifies the heap that a component type and its libraries need at their start. An instance's
/// <see cref="InstanceAttribute.HeapSize"/> is added to it. Without this attribute: 64 KiB.
/// </summary>
/// <param name="bytes">The size in bytes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StartupHeapAttribute(long bytes) : Attribute
{
    /// <summary>Bytes.</summary>
    public long Bytes { get; } = bytes;
}
