// Reads one property of a component as a CAmkES attribute.
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class AttributeReader
{
    public static AttributeModel? Read(IPropertySymbol property, Compilation compilation, bool isInherited) =>
        Read(property, isInherited, type => type.ToSource(compilation));

    /// <summary>The attributes of the monitor: the settings that [VmConfiguration] marks as such.</summary>
    public static IEnumerable<AttributeModel> ReadSettings(INamedTypeSymbol configuration, bool isInherited) =>
        configuration.GetMembers()
            .OfType<IPropertySymbol>()
            .Select(setting => Read(setting, isInherited, type => type.ToDisplayString(SymbolExtensions.SourceFormat)))
            .OfType<AttributeModel>()
            .Select(attribute => attribute with
            {
                IsSetting = true,
                Default = attribute.Default ?? attribute.Unset,
            });

    private static AttributeModel? Read(IPropertySymbol property, bool isInherited, Func<ITypeSymbol, string> toSource)
    {
        if (property.IsStatic || property.FindAttribute(WellKnownNames.AttributeAttribute) is not { } attribute
            || LayoutType(property.Type) is not { } layoutType)
        {
            return null;
        }

        return new AttributeModel(
            property.Name,
            toSource(property.Type),
            layoutType,
            PortReader.Modifiers(property),
            isInherited,
            PortReader.IsGetOnly(property),
            IsSetting: false,
            attribute.Argument("Default") is { } value ? ReadValue(value) : null);
    }

    /// <summary>A constant as an attribute's value; null when it is neither an integer nor a text.</summary>
    public static AttributeValue? ReadValue(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Array } => null,
        { Value: string text } => AttributeValue.Of(text),
        _ => SymbolExtensions.ToInteger(constant.Value) is { } number ? AttributeValue.Of(number) : null,
    };

    /// <summary>The name of the type in the layout; null for a type that attributes cannot have.</summary>
    public static string? LayoutType(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
        {
            return LayoutType(underlying);
        }

        return type.SpecialType switch
        {
            SpecialType.System_String => "string",
            SpecialType.System_Boolean or SpecialType.System_Char or
                (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) => type.Name.ToLowerInvariant(),
            _ => null,
        };
    }
}
