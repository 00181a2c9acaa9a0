// Whether a constant is a value of an attribute's type.
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

internal static class AttributeFit
{
    /// <summary>The value is of the attribute's type and within its range.</summary>
    public static bool Fits(TypedConstant value, ITypeSymbol target, string layoutType)
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
