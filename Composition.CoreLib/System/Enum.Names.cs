// The members of enums, from the table that the image builder links in.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: the table is the linker's, read-only: indices are below the counts in it, and a name is a string object that
// stays for ever.
public abstract unsafe partial class Enum
{
    public static string? GetName<TEnum>(TEnum value)
        where TEnum : struct, Enum => FindName(FindNames(MethodTable.Of<TEnum>()), ToBits(value));

    public static string[] GetNames<TEnum>()
        where TEnum : struct, Enum => NamesOf(MethodTable.Of<TEnum>());

    public static string[] GetNames(Type enumType) => NamesOf(MethodTableOf(enumType));

    public static TEnum[] GetValues<TEnum>()
        where TEnum : struct, Enum
    {
        EnumNames* names = FindNames(MethodTable.Of<TEnum>());
        var values = new TEnum[names == null ? 0 : names->MemberCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = FromBits<TEnum>(((EnumMember*)names->Members)[i].Value);
        }
        return values;
    }

    public static bool IsDefined<TEnum>(TEnum value)
        where TEnum : struct, Enum => GetName(value) is not null;

    private static MethodTable* MethodTableOf(Type enumType)
    {
        ArgumentNullException.ThrowIfNull(enumType);
        MethodTable* type = enumType.TypeHandle.MethodTable;
        return IsEnum(type) ? type : throw new ArgumentException("The type must be an enum.", nameof(enumType));
    }

    private static string[] NamesOf(MethodTable* type)
    {
        EnumNames* names = FindNames(type);
        string[] result = new string[names == null ? 0 : names->MemberCount];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = NameOf(&((EnumMember*)names->Members)[i]);
        }
        return result;
    }

    /// <summary>The names of an enum; null when the image has none, because nothing asks for them.</summary>
    private static EnumNames* FindNames(MethodTable* type)
    {
        EnumNameTable* table = RuntimeImports.EnumNames();
        var names = (EnumNames*)(table + 1);
        for (ulong i = 0; i < table->EnumCount; i++)
        {
            if (names[i].MethodTable == (ulong)type)
            {
                return &names[i];
            }
        }
        return null;
    }

    /// <summary>The name of the first member with a value.</summary>
    private static string? FindName(EnumNames* names, ulong bits)
    {
        if (names == null)
        {
            return null;
        }
        var members = (EnumMember*)names->Members;
        uint low = 0;
        uint high = names->MemberCount;
        while (low < high)
        {
            uint middle = low + ((high - low) / 2);
            if (members[middle].Value < bits)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low < names->MemberCount && members[low].Value == bits ? NameOf(&members[low]) : null;
    }

    private static string NameOf(EnumMember* member) => Unsafe.As<ulong, string>(ref member->Name);
}
