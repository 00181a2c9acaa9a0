// True or false.
namespace System;

public readonly struct Boolean : IComparable, IComparable<bool>, IEquatable<bool>
{
    public static readonly string TrueString = "True";
    public static readonly string FalseString = "False";

    private readonly bool m_value;

    public int CompareTo(bool other) => m_value == other ? 0 : m_value ? 1 : -1;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        bool other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Boolean."),
    };

    public bool Equals(bool other) => m_value == other;

    public override bool Equals(object? obj) => obj is bool other && m_value == other;

    public override int GetHashCode() => m_value ? 1 : 0;

    public override string ToString() => m_value ? "True" : "False";

    public string ToString(IFormatProvider? provider) => ToString();

    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        string text = ToString();
        charsWritten = text.Length <= destination.Length ? text.Length : 0;
        return text.TryCopyTo(destination);
    }

    public static bool Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Parse(value.AsSpan());
    }

    public static bool Parse(ReadOnlySpan<char> value) =>
        TryParse(value, out bool result)
            ? result
            : throw new FormatException(
                string.Concat("String '", value.ToString(), "' was not recognized as a valid Boolean."));

    public static bool TryParse(string? value, out bool result) => TryParse(value.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> value, out bool result)
    {
        value = value.Trim();
        result = value.Equals("True", StringComparison.OrdinalIgnoreCase);
        return result || value.Equals("False", StringComparison.OrdinalIgnoreCase);
    }
}
