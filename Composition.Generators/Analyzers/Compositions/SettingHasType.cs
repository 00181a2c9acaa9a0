// CN1017: the value of a setting must fit its attribute.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds settings whose value is of another type than the attribute, or out of its range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingHasType() : InstanceRule(CompositionRules.SettingTypeWrong)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        foreach (AttributeData setting in instance.FindAttributes(WellKnownNames.SettingAttribute))
        {
            string name = setting.Text("name");
            IPropertySymbol? target = ComponentReader.Hierarchy(component)
                .SelectMany(type => type.GetMembers(name).OfType<IPropertySymbol>())
                .FirstOrDefault(property => property.FindAttribute(WellKnownNames.AttributeAttribute) is not null);
            if (target is null || AttributeReader.LayoutType(target.Type) is not { } type
                || setting.Argument("value") is not { } value || Fits(value, target.Type, type))
            {
                continue;
            }

            context.ReportDiagnostic(At(
                LocationOf(setting, instance),
                name,
                instance.Name,
                value.ToCSharpString(),
                target.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static bool Fits(TypedConstant value, ITypeSymbol target, string layoutType)
    {
        if (target.TypeKind == TypeKind.Enum || value.Kind == TypedConstantKind.Enum)
        {
            return SymbolEqualityComparer.Default.Equals(value.Type, target);
        }

        if (AttributeReader.ReadValue(value) is not { } read)
        {
            return false;
        }

        bool isNumber = read.Text is null && value.Value is not (bool or char);
        return layoutType switch
        {
            "string" => read.Text is not null,
            "boolean" => value.Value is bool,
            "char" => value.Value is char,
            _ => isNumber && IsInRange(read, value.Value is ulong, layoutType),
        };
    }

    private static bool IsInRange(AttributeValue value, bool isUnsigned, string type)
    {
        // A ulong beyond long.MaxValue reads as negative.
        bool isHuge = isUnsigned && value.Number < 0;
        long number = value.Number;
        return type switch
        {
            "uint64" => isHuge || number >= 0,
            _ when isHuge => false,
            "sbyte" => number is >= sbyte.MinValue and <= sbyte.MaxValue,
            "byte" => number is >= byte.MinValue and <= byte.MaxValue,
            "int16" => number is >= short.MinValue and <= short.MaxValue,
            "uint16" => number is >= ushort.MinValue and <= ushort.MaxValue,
            "int32" => number is >= int.MinValue and <= int.MaxValue,
            "uint32" => number is >= uint.MinValue and <= uint.MaxValue,
            _ => true,
        };
    }
}
