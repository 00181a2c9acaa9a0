// Reads JSON text (RFC 8259) into dictionaries, lists, strings, longs and booleans. Manifests come from referenced
// assemblies, so text that is not JSON gives null, never an exception.
using System.Globalization;
using System.Text;

namespace CamkesNet.Generators.Helpers;

/// <summary>A JSON reader for what <see cref="JsonWriter"/> writes: numbers are 64-bit integers.</summary>
internal sealed class JsonReader
{
    private const int MaximumDepth = 16;
    private readonly string text;
    private int position;

    private JsonReader(string text) => this.text = text;

    /// <summary>The value in the text; null when it is not valid or null.</summary>
    public static object? Read(string text)
    {
        JsonReader reader = new(text);
        return reader.TryReadValue(0, out object? value) && reader.Peek() == '\0' ? value : null;
    }

    // The next character that is not white space; NUL at the end.
    private char Peek()
    {
        while (position < text.Length && text[position] is ' ' or '\n' or '\r' or '\t')
        {
            position++;
        }

        return position < text.Length ? text[position] : '\0';
    }

    private bool Skip(char expected)
    {
        bool isThere = Peek() == expected;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private bool TryReadValue(int depth, out object? value)
    {
        value = null;
        switch (Peek())
        {
            case '{' when depth < MaximumDepth:
                return TryReadObject(depth, out value);
            case '[' when depth < MaximumDepth:
                return TryReadArray(depth, out value);
            case '"':
                return TryReadString(out value);
            case 't':
                value = true;
                return SkipWord("true");
            case 'f':
                value = false;
                return SkipWord("false");
            case 'n':
                return SkipWord("null");
            default:
                return TryReadNumber(out value);
        }
    }

    private bool SkipWord(string word)
    {
        bool isThere = string.CompareOrdinal(text, position, word, 0, word.Length) == 0;
        position += word.Length;
        return isThere;
    }

    private bool TryReadObject(int depth, out object? value)
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        value = members;
        position++;
        if (Skip('}'))
        {
            return true;
        }

        do
        {
            if (Peek() != '"' || !TryReadString(out object? name) || !Skip(':')
                || !TryReadValue(depth + 1, out object? member))
            {
                return false;
            }

            members[(string)name!] = member;
        }
        while (Skip(','));

        return Skip('}');
    }

    private bool TryReadArray(int depth, out object? value)
    {
        List<object?> items = [];
        value = items;
        position++;
        if (Skip(']'))
        {
            return true;
        }

        do
        {
            if (!TryReadValue(depth + 1, out object? item))
            {
                return false;
            }

            items.Add(item);
        }
        while (Skip(','));

        return Skip(']');
    }

    private bool TryReadNumber(out object? value)
    {
        int start = position;
        while (position < text.Length && (text[position] == '-' || char.IsDigit(text[position])))
        {
            position++;
        }

        bool isNumber = long.TryParse(
            text.Substring(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out long number);
        value = number;
        return isNumber;
    }

    private bool TryReadString(out object? value)
    {
        StringBuilder characters = new();
        value = null;
        for (position++; position < text.Length; position++)
        {
            char c = text[position];
            if (c == '"')
            {
                position++;
                value = characters.ToString();
                return true;
            }

            if (c == '\\' && !TryReadEscape(out c))
            {
                return false;
            }

            characters.Append(c);
        }

        return false;
    }

    // At a reverse solidus; leaves the position at the escape's last character.
    private bool TryReadEscape(out char c)
    {
        c = ++position < text.Length ? text[position] : '\0';
        if (c != 'u')
        {
            return c is '"' or '\\' or '/';
        }

        const int Digits = 4;
        bool isEscape = position + Digits < text.Length && ushort.TryParse(
            text.Substring(position + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
            out ushort code) && (c = (char)code) >= 0;
        position += Digits;
        return isEscape;
    }
}
