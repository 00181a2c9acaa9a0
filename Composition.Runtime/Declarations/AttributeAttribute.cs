// [Attribute]: a CAmkES attribute, a value that is set per instance.
namespace CamkesNet;

/// <summary>
/// Marks a partial property of a component as an attribute: its value is set at the instance by
/// <see cref="SettingAttribute"/>. Types: bool, integers of 8 to 64 bits, enums and string. A change of a setting
/// changes data of the image, never code. On a property of <see cref="VmConfigurationAttribute"/> it makes the property
/// an attribute of the monitor.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AttributeAttribute : Attribute
{
    /// <summary>
    /// The value for instances that set none. Without a default, each instance must set the attribute.
    /// </summary>
    public object? Default { get; set; }
}
