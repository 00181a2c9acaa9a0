// Writes JSON text: small, deterministic, one line per record so that people can read and compare layouts.
using System.Globalization;
using System.Text;

namespace CamkesNet.Generators.Helpers;

/// <summary>A JSON writer. Containers are written on one line unless they are opened with <c>lines</c>.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder text = new();
    private readonly Stack<Container> open = new();

    public JsonWriter BeginObject(bool lines = false) => Begin('{', '}', lines);

    public JsonWriter BeginArray(bool lines = false) => Begin('[', ']', lines);

    public JsonWriter End()
    {
        Container container = open.Pop();
        if (container.Lines && container.Count > 0)
        {
            NewLine();
        }
        else if (container.Count > 0)
        {
            text.Append(' ');
        }

        text.Append(container.Closing);
        return this;
    }

    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        text.Append(": ");
        open.Peek().HasName = true;
        return this;
    }

    public JsonWriter String(string? value)
    {
        Separate();
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    public JsonWriter Number(long value) => Literal(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Number(ulong value) => Literal(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Boolean(bool value) => Literal(value ? "true" : "false");

    public JsonWriter Property(string name, string? value) => Name(name).String(value);

    public JsonWriter Property(string name, long value) => Name(name).Number(value);

    public JsonWriter Property(string name, bool value) => Name(name).Boolean(value);

    public JsonWriter Property(string name, IEnumerable<string> values)
    {
        Name(name).BeginArray();
        foreach (string value in values)
        {
            String(value);
        }

        return End();
    }

    public override string ToString() => text.ToString();

    private JsonWriter Literal(string literal)
    {
        Separate();
        text.Append(literal);
        return this;
    }

    private JsonWriter Begin(char opening, char closing, bool lines)
    {
        Separate();
        text.Append(opening);
        open.Push(new Container(closing, lines));
        return this;
    }

    // What stands between the previous value and the next: nothing after a name, else a comma and white space.
    private void Separate()
    {
        if (open.Count == 0)
        {
            return;
        }

        Container container = open.Peek();
        if (container.HasName)
        {
            container.HasName = false;
            return;
        }

        if (container.Count++ > 0)
        {
            text.Append(',');
        }

        if (container.Lines)
        {
            NewLine();
        }
        else
        {
            text.Append(' ');
        }
    }

    private void NewLine() => text.Append('\n').Append(' ', 2 * open.Count(container => container.Lines));

    // RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped.
    private void Quote(string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private sealed class Container(char closing, bool lines)
    {
        public char Closing { get; } = closing;

        public bool Lines { get; } = lines;

        public int Count { get; set; }

        public bool HasName { get; set; }
    }
}
