// Ranges of the settings of [Instance] and [VmConfiguration], as the declarations of the settings say.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

/// <summary>The range of a named argument of an attribute.</summary>
internal sealed record SettingRange(string Name, long Least, long Most, string Unit, long Step)
{
    // Small numbers are written as decimals, sizes as people write sizes.
    private const long LeastHexadecimal = 0x1000;

    /// <summary>The range, for a message.</summary>
    public string Text => $"{Write(Least)} to {Write(Most)}{(Unit.Length == 0 ? string.Empty : " " + Unit)}"
        + (Step > 1 ? $", a multiple of {Step}" : string.Empty);

    /// <summary>The ranges of the properties of an attribute class.</summary>
    public static IEnumerable<SettingRange> Of(INamedTypeSymbol? attributeClass) =>
        from setting in attributeClass?.GetMembers().OfType<IPropertySymbol>() ?? []
        let range = setting.FindAttribute(WellKnownNames.SettingRangeAttribute)
        where range is not null
        select new SettingRange(
            setting.Name,
            range.Integer("least", long.MinValue),
            range.Integer("most", long.MaxValue),
            range.Text("Unit"),
            range.Integer("Step", 1));

    /// <summary>The range of the property of this name; null for one without.</summary>
    public static SettingRange? Find(INamedTypeSymbol? attributeClass, string name) =>
        Of(attributeClass).FirstOrDefault(range => range.Name == name);

    /// <summary>A value as the range's bounds are written, in messages and source.</summary>
    public static string Write(long value) => value < LeastHexadecimal ? $"{value}" : $"0x{value:X}";

    /// <summary>The value of the range that is nearest to this one.</summary>
    public long Nearest(long value)
    {
        long within = Math.Min(Math.Max(value, Least), Most);
        return (within + Step - 1) / Step * Step;
    }

    /// <summary>The value that the attribute gives, if it is out of range.</summary>
    public long? Excludes(AttributeData attribute)
    {
        long value = attribute.Integer(Name, Least);
        return value < Least || value > Most || value % Step != 0 ? value : null;
    }
}
