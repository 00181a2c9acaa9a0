// One CAmkES attribute of a component type: a value that is set at the instance and read at run time.
namespace CamkesNet.Generators.Models;

/// <summary>The value of an attribute: a 64-bit integer or a text.</summary>
internal readonly record struct AttributeValue(long Number, string? Text)
{
    public static AttributeValue Of(string text) => new(0, text);

    public static AttributeValue Of(long number) => new(number, null);
}

/// <summary>A CAmkES attribute.</summary>
/// <param name="Type">The property's type, as generated code writes it.</param>
/// <param name="LayoutType">The type's name in the layout: int32, uint64, boolean, string…</param>
/// <param name="IsSetting">Declared in [VmConfiguration]: glue declares the monitor's property as well.</param>
/// <param name="Default">The value where the instance sets none; null when it must be set.</param>
internal sealed record AttributeModel(
    string Name,
    string Type,
    string LayoutType,
    string Modifiers,
    bool IsInherited,
    bool IsPartial,
    bool IsSetting,
    AttributeValue? Default)
{
    /// <summary>The value where there is no other: zero, false or the empty text.</summary>
    public AttributeValue Unset => LayoutType == "string" ? AttributeValue.Of(string.Empty) : AttributeValue.Of(0);
}
