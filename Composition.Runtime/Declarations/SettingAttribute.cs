// [Setting]: the value of an attribute at one instance.
namespace CamkesNet;

/// <summary>
/// Sets an attribute of an instance: <c>[Instance, Setting(nameof(Client.Rounds), 20)]</c>. The analyzers check name
/// and type.
/// </summary>
/// <param name="name">The name of the attribute's property, written with <c>nameof</c>.</param>
/// <param name="value">The value, of the property's type.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class SettingAttribute(string name, object value) : Attribute
{
    /// <summary>The attribute's property.</summary>
    public string Name { get; } = name;

    /// <summary>The value.</summary>
    public object Value { get; } = value;
}
