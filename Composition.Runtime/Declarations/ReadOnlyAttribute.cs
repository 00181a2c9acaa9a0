// [ReadOnly]: a dataport that its component only reads.
namespace CamkesNet;

/// <summary>Marks a dataport that is mapped for reading only: a write stops the component.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReadOnlyAttribute : Attribute;
