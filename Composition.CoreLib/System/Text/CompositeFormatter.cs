// The engine behind string.Format and StringBuilder.AppendFormat.
namespace System.Text;

internal static class CompositeFormatter
{
    private const int LargestNumber = 1_000_000;

    internal static void Append(ref CharBuffer buffer, ReadOnlySpan<char> format, ReadOnlySpan<object?> arguments)
    {
        int position = 0;
        while (position < format.Length)
        {
            char c = format[position++];
            if (c is not ('{' or '}'))
            {
                buffer.Append(c);
            }
            else if (position < format.Length && format[position] == c)
            {
                buffer.Append(c);
                position++;
            }
            else if (c == '{')
            {
                AppendItem(ref buffer, format, ref position, arguments);
            }
            else
            {
                throw Invalid();
            }
        }
    }

    /// <summary>Appends a value with its format, padded to the alignment's width; negative means to the left.</summary>
    internal static void AppendValue(ref CharBuffer buffer, object? value, string? format, int alignment)
    {
        int start = buffer.Length;
        buffer.Append(value is IFormattable formattable ? formattable.ToString(format, null) : value?.ToString());
        Align(ref buffer, start, alignment);
    }

    internal static void Align(ref CharBuffer buffer, int start, int alignment)
    {
        int missing = Math.Abs(alignment) - (buffer.Length - start);
        if (missing <= 0)
        {
            return;
        }
        int length = buffer.Length - start;
        buffer.Append(' ', missing);
        if (alignment > 0)
        {
            Span<char> item = buffer.WritableText.Slice(start);
            item.Slice(0, length).CopyTo(item.Slice(missing));
            item.Slice(0, missing).Fill(' ');
        }
    }

    private static void AppendItem(
        ref CharBuffer buffer, ReadOnlySpan<char> format, ref int position, ReadOnlySpan<object?> arguments)
    {
        int index = ReadNumber(format, ref position);
        SkipSpaces(format, ref position);
        int alignment = 0;
        if (Peek(format, position) == ',')
        {
            position++;
            SkipSpaces(format, ref position);
            bool isNegative = Peek(format, position) == '-';
            position += isNegative ? 1 : 0;
            alignment = ReadNumber(format, ref position);
            alignment = isNegative ? -alignment : alignment;
            SkipSpaces(format, ref position);
        }
        string? itemFormat = null;
        if (Peek(format, position) == ':')
        {
            int start = ++position;
            while (Peek(format, position) != '}')
            {
                position++;
            }
            itemFormat = format.Slice(start, position - start).ToString();
        }
        if (Peek(format, position++) != '}')
        {
            throw Invalid();
        }
        if (index >= arguments.Length)
        {
            throw new FormatException(
                "Index (zero based) must be greater than or equal to zero and less than the size of the argument "
                    + "list.");
        }
        AppendValue(ref buffer, arguments[index], itemFormat, alignment);
    }

    private static char Peek(ReadOnlySpan<char> format, int position) =>
        position < format.Length ? format[position] : throw Invalid();

    private static void SkipSpaces(ReadOnlySpan<char> format, ref int position)
    {
        while (Peek(format, position) == ' ')
        {
            position++;
        }
    }

    private static int ReadNumber(ReadOnlySpan<char> format, ref int position)
    {
        if (!char.IsAsciiDigit(Peek(format, position)))
        {
            throw Invalid();
        }
        int number = 0;
        while (char.IsAsciiDigit(Peek(format, position)) && number < LargestNumber)
        {
            number = number * 10 + (format[position++] - '0');
        }
        return number;
    }

    private static FormatException Invalid() => new("Input string was not in a correct format.");
}
