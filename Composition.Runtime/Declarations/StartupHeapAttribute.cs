// [StartupHeap]: what a component type allocates at its start, whatever its instance's settings.
namespace CamkesNet;

/// <summary>
/// Says how many bytes of heap a component type needs for what it and its libraries allocate at their start. An
/// instance's <see cref="InstanceAttribute.HeapSize"/> comes on top of it. Without this attribute: 64 KiB.
/// </summary>
/// <param name="bytes">Bytes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StartupHeapAttribute(long bytes) : Attribute
{
    /// <summary>Bytes.</summary>
    public long Bytes { get; } = bytes;
}
