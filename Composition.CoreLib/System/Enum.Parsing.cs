// From an enum's text to its value: a number, or names with commas between them.
using System.Globalization;
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: names and members are the builder's read-only tables, indexed below the count that they give.
public abstract unsafe partial class Enum
{
    private enum ParseFailure
    {
        None,
        Empty,
        NotFound,
        Overflow,
    }

    public static TEnum Parse<TEnum>(string value)
        where TEnum : struct => Parse<TEnum>(value, ignoreCase: false);

    public static TEnum Parse<TEnum>(string value, bool ignoreCase)
        where TEnum : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        return Parse<TEnum>(value.AsSpan(), ignoreCase);
    }

    public static TEnum Parse<TEnum>(ReadOnlySpan<char> value)
        where TEnum : struct => Parse<TEnum>(value, ignoreCase: false);

    public static TEnum Parse<TEnum>(ReadOnlySpan<char> value, bool ignoreCase)
        where TEnum : struct
    {
        switch (TryReadBits(EnumTypeOf<TEnum>(), value, ignoreCase, out ulong bits))
        {
            case ParseFailure.None:
                return FromBits<TEnum>(bits);
            case ParseFailure.Empty:
                throw new ArgumentException("Must specify valid information for parsing in the string.", nameof(value));
            case ParseFailure.Overflow:
                throw new OverflowException("The number is outside the range of the enum's underlying type.");
            default:
                throw new ArgumentException($"Requested value '{value.ToString()}' was not found.");
        }
    }

    public static bool TryParse<TEnum>(string? value, out TEnum result)
        where TEnum : struct => TryParse(value.AsSpan(), ignoreCase: false, out result);

    public static bool TryParse<TEnum>(string? value, bool ignoreCase, out TEnum result)
        where TEnum : struct => TryParse(value.AsSpan(), ignoreCase, out result);

    public static bool TryParse<TEnum>(ReadOnlySpan<char> value, out TEnum result)
        where TEnum : struct => TryParse(value, ignoreCase: false, out result);

    public static bool TryParse<TEnum>(ReadOnlySpan<char> value, bool ignoreCase, out TEnum result)
        where TEnum : struct
    {
        bool isParsed = TryReadBits(EnumTypeOf<TEnum>(), value, ignoreCase, out ulong bits) == ParseFailure.None;
        result = isParsed ? FromBits<TEnum>(bits) : default;
        return isParsed;
    }

    private static MethodTable* EnumTypeOf<TEnum>()
    {
        MethodTable* type = MethodTable.Of<TEnum>();
        return IsEnum(type) ? type : throw new ArgumentException("The type must be an enum.", nameof(TEnum));
    }

    private static ParseFailure TryReadBits(MethodTable* type, ReadOnlySpan<char> value, bool ignoreCase, out ulong bits)
    {
        bits = 0;
        ReadOnlySpan<char> text = value.Trim();
        if (text.Length == 0)
        {
            return ParseFailure.Empty;
        }
        if (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+')
        {
            ParseFailure failure = TryReadNumber(type, text, out bits);
            if (failure != ParseFailure.NotFound)
            {
                return failure;
            }
        }
        EnumNames* names = FindNames(type);
        while (names != null)
        {
            int comma = text.IndexOf(',');
            ReadOnlySpan<char> name = (comma < 0 ? text : text.Slice(0, comma)).Trim();
            EnumMember* member = FindMember(names, name, ignoreCase);
            if (member == null)
            {
                break;
            }
            bits |= member->Value;
            if (comma < 0)
            {
                return ParseFailure.None;
            }
            text = text.Slice(comma + 1);
        }
        bits = 0;
        return ParseFailure.NotFound;
    }

    private static ParseFailure TryReadNumber(MethodTable* type, ReadOnlySpan<char> text, out ulong bits)
    {
        const int BitsPerByte = 8;
        int unused = (sizeof(ulong) - Size(type)) * BitsPerByte;
        bool isNumber;
        bool fits;
        if (IsSigned(type))
        {
            isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, null, out long number);
            bits = (ulong)number;
            fits = isNumber && number << unused >> unused == number;
        }
        else
        {
            isNumber = ulong.TryParse(text, NumberStyles.AllowLeadingSign, null, out bits);
            fits = isNumber && bits << unused >> unused == bits;
        }
        if (fits)
        {
            return ParseFailure.None;
        }
        bits = 0;
        return isNumber || IsAllDigits(text) ? ParseFailure.Overflow : ParseFailure.NotFound;
    }

    /// <summary>Whether it is a number behind its first character, however large.</summary>
    private static bool IsAllDigits(ReadOnlySpan<char> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }
        return text.Length > 1 || char.IsAsciiDigit(text[0]);
    }

    private static EnumMember* FindMember(EnumNames* names, ReadOnlySpan<char> name, bool ignoreCase)
    {
        StringComparison comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var members = (EnumMember*)names->Members;
        for (uint i = 0; i < names->MemberCount; i++)
        {
            if (name.Equals(NameOf(&members[i]).AsSpan(), comparison))
            {
                return &members[i];
            }
        }
        return null;
    }
}
