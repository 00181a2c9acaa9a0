// Values of attributes, as literals in source code.
using System.Globalization;

namespace CamkesNet.Generators.CodeFixes;

internal static class SettingLiteral
{
    /// <summary>The value as a literal of the type, or null if the type has no such value.</summary>
    public static string? Of(TypedConstant value, ITypeSymbol type, SemanticModel model, int position)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return Member(enumeration, value.Value) is { } member
                ? $"{type.ToMinimalDisplayString(model, position)}.{Names.Escape(member.Name)}"
                : null;
        }

        string text = Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        return type.SpecialType switch
        {
            SpecialType.System_String => SymbolDisplay.FormatLiteral(text, quote: true),
            SpecialType.System_Boolean => text.ToUpperInvariant() switch
            {
                "TRUE" or "1" => "true",
                "FALSE" or "0" => "false",
                _ => null,
            },
            SpecialType.System_Char => text.Length == 1 ? SymbolDisplay.FormatLiteral(text[0], quote: true) : null,
            var number => Number(text, number),
        };
    }

    /// <summary>The type's zero: a number, false, no text, or the first member of an enum.</summary>
    public static string Default(ITypeSymbol type, SemanticModel model, int position)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            string name = type.ToMinimalDisplayString(model, position);
            return (Member(enumeration, 0) ?? enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault()) is
            { } first
                    ? $"{name}.{Names.Escape(first.Name)}"
                    : $"({name})0";
        }

        return type.SpecialType switch
        {
            SpecialType.System_String => "\"\"",
            SpecialType.System_Boolean => "false",
            SpecialType.System_Char => "' '",
            _ => "0",
        };
    }

    private static IFieldSymbol? Member(INamedTypeSymbol enumeration, object? value)
    {
        IEnumerable<IFieldSymbol> members = enumeration.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue);
        return value is string name
            ? members.FirstOrDefault(member => member.Name == name)
            : members.FirstOrDefault(member => SymbolExtensions.ToInteger(value) is { } number
                && SymbolExtensions.ToInteger(member.ConstantValue) == number);
    }

    private static string? Number(string text, SpecialType type)
    {
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            || decimal.Truncate(number) != number)
        {
            return null;
        }

        (decimal least, decimal most) = type switch
        {
            SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
            SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
            SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
            SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
            SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
            SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
            SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
            _ => ((decimal)ulong.MinValue, (decimal)ulong.MaxValue),
        };
        return number >= least && number <= most
            ? decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture)
            : null;
    }
}
