// [Hardware]: a class that stands for a device.
namespace CamkesNet;

/// <summary>
/// Marks a partial class derived from <see cref="HardwareComponent"/> as a device: it has no code; its ports specify
/// its registers and interrupts.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HardwareAttribute : Attribute;
