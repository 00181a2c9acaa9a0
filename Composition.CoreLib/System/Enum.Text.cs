// An enum's text: the name of its value, the names of its flags, or its number.
using System.Runtime.CompilerServices;
using System.Text;
using Internal.Runtime;

namespace System;

// Sound: names and members are the builder's read-only tables, indexed below the count that they give; each flag chosen
// takes a bit of 64 away, so that there are never more than the array holds.
public abstract unsafe partial class Enum
{
    private const string Separator = ", ";

    public override string ToString() => ToText(m_pEEType, Bits);

    public string ToString(string? format)
    {
        if (string.IsNullOrEmpty(format))
        {
            return ToString();
        }
        if (format.Length == 1)
        {
            switch (format[0])
            {
                case 'G' or 'g':
                    return ToString();
                case 'D' or 'd':
                    return ToNumber(m_pEEType, Bits);
                case 'F' or 'f':
                    EnumNames* names = FindNames(m_pEEType);
                    return (names == null ? null : ToFlags(names, Bits)) ?? ToNumber(m_pEEType, Bits);
                case 'X' or 'x':
                    const int DigitsPerByte = 2;
                    string all = Bits.ToString("X16");
                    return all.Substring(all.Length - (DigitsPerByte * Size(m_pEEType)));
            }
        }
        throw new FormatException("An enum's format must be G, D, F or X.");
    }

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    public string ToString(IFormatProvider? provider) => ToString();

    private static string ToText(MethodTable* type, ulong bits)
    {
        EnumNames* names = FindNames(type);
        if (names == null)
        {
            return ToNumber(type, bits);
        }
        string? text = names->IsFlags != 0 ? ToFlags(names, bits) : FindName(names, bits);
        return text ?? ToNumber(type, bits);
    }

    private static string ToNumber(MethodTable* type, ulong bits) =>
        IsSigned(type) ? ((long)bits).ToString() : bits.ToString();

    /// <summary>
    /// The members that make up a value, the highest first taken, the lowest first named; null when some bits belong to
    /// none.
    /// </summary>
    private static string? ToFlags(EnumNames* names, ulong bits)
    {
        if (FindName(names, bits) is { } whole)
        {
            return whole;
        }
        var members = (EnumMember*)names->Members;
        int* chosen = stackalloc int[sizeof(ulong) * 8];
        int count = 0;
        ulong rest = bits;
        for (int i = (int)names->MemberCount - 1; i >= 0 && rest != 0; i--)
        {
            ulong value = members[i].Value;
            if (value != 0 && (rest & value) == value)
            {
                rest &= ~value;
                chosen[count++] = i;
            }
        }
        if (rest != 0 || count == 0)
        {
            return null;
        }
        var text = new StringBuilder();
        while (count > 0)
        {
            text.Append(NameOf(&members[chosen[--count]]));
            if (count > 0)
            {
                text.Append(Separator);
            }
        }
        return text.ToString();
    }
}
