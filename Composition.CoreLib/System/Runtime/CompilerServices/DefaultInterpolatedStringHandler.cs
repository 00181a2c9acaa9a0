// What $"..." compiles to.
using System.Text;

namespace System.Runtime.CompilerServices;

[InterpolatedStringHandler]
public ref struct DefaultInterpolatedStringHandler
{
    private const int GuessedHoleLength = 11;
    private const int SmallestBuffer = 32;

    private CharBuffer buffer;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount) =>
        buffer = new CharBuffer(new char[Math.Max(SmallestBuffer, literalLength + formattedCount * GuessedHoleLength)]);

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount, IFormatProvider? provider)
        : this(literalLength, formattedCount)
    {
    }

    public DefaultInterpolatedStringHandler(
        int literalLength, int formattedCount, IFormatProvider? provider, Span<char> initialBuffer) =>
        buffer = new CharBuffer(initialBuffer);

    public readonly ReadOnlySpan<char> Text => buffer.Text;

    public void Clear() => buffer = default;

    public void AppendLiteral(string value) => buffer.Append(value);

    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    public void AppendFormatted<T>(T value, string? format)
    {
        if (value is ISpanFormattable)
        {
            int written;
            // A constrained call on the value itself, so that a value type is not boxed.
            while (!((ISpanFormattable)value).TryFormat(buffer.Free, out written, format, null))
            {
                buffer.Grow(buffer.Free.Length + 1);
            }
            buffer.Advance(written);
            return;
        }
        buffer.Append(value is IFormattable ? ((IFormattable)value).ToString(format, null) : value?.ToString());
    }

    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        int start = buffer.Length;
        AppendFormatted(value, format);
        CompositeFormatter.Align(ref buffer, start, alignment);
    }

    public void AppendFormatted(scoped ReadOnlySpan<char> value) => buffer.Append(value);

    public void AppendFormatted(scoped ReadOnlySpan<char> value, int alignment = 0, string? format = null)
    {
        int start = buffer.Length;
        buffer.Append(value);
        CompositeFormatter.Align(ref buffer, start, alignment);
    }

    public void AppendFormatted(string? value) => buffer.Append(value);

    public void AppendFormatted(string? value, int alignment = 0, string? format = null) =>
        AppendFormatted(value.AsSpan(), alignment, format);

    public void AppendFormatted(object? value, int alignment = 0, string? format = null) =>
        CompositeFormatter.AppendValue(ref buffer, value, format, alignment);

    public override readonly string ToString() => buffer.ToString();

    public string ToStringAndClear()
    {
        string result = buffer.ToString();
        buffer = default;
        return result;
    }
}
