// Text that grows, in one array.
using System.Runtime.CompilerServices;

namespace System.Text;

public sealed class StringBuilder
{
    private const int DefaultCapacity = 16;

    private char[] chars;
    private int length;

    public StringBuilder() : this(DefaultCapacity) { }

    public StringBuilder(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        chars = new char[capacity == 0 ? DefaultCapacity : capacity];
    }

    public StringBuilder(int capacity, int maxCapacity) : this(capacity) { }

    public StringBuilder(string? value) : this(value, DefaultCapacity) { }

    public StringBuilder(string? value, int capacity) : this(Math.Max(capacity, value?.Length ?? 0)) => Append(value);

    public int Capacity
    {
        get => chars.Length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, length);
            Array.Resize(ref chars!, value);
        }
    }

    public int MaxCapacity => int.MaxValue;

    public int Length
    {
        get => length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value > length)
            {
                Reserve(value - length).Clear();
            }
            length = value;
        }
    }

    [IndexerName("Chars")]
    public char this[int index]
    {
        get => (uint)index < (uint)length ? chars[index] : throw new IndexOutOfRangeException();
        set => chars[(uint)index < (uint)length ? index : throw new ArgumentOutOfRangeException(nameof(index))] = value;
    }

    private Span<char> Text => new(chars, 0, length);

    public int EnsureCapacity(int capacity)
    {
        if (capacity > chars.Length)
        {
            Capacity = capacity;
        }
        return chars.Length;
    }

    public StringBuilder Append(char value)
    {
        Reserve(1)[0] = value;
        return this;
    }

    public StringBuilder Append(char value, int repeatCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeatCount);
        Reserve(repeatCount).Fill(value);
        return this;
    }

    public StringBuilder Append(ReadOnlySpan<char> value)
    {
        value.CopyTo(Reserve(value.Length));
        return this;
    }

    public StringBuilder Append(string? value) => Append(value.AsSpan());

    public StringBuilder Append(string? value, int startIndex, int count) => Append(value.AsSpan(startIndex, count));

    public StringBuilder Append(char[]? value) => Append(new ReadOnlySpan<char>(value));

    public StringBuilder Append(char[]? value, int startIndex, int charCount) =>
        Append(new ReadOnlySpan<char>(value, startIndex, charCount));

    // Sound: only if the caller's memory holds that many characters, as in .NET.
    public unsafe StringBuilder Append(char* value, int valueCount) =>
        Append(new ReadOnlySpan<char>(value, valueCount));

    public StringBuilder Append(StringBuilder? value) => value is null ? this : Append(value.Text);

    public StringBuilder Append(object? value) => Append(value?.ToString());

    public StringBuilder Append(bool value) => Append(value.ToString());

    public StringBuilder Append(sbyte value) => Append(value.ToString());

    public StringBuilder Append(byte value) => Append(value.ToString());

    public StringBuilder Append(short value) => Append(value.ToString());

    public StringBuilder Append(ushort value) => Append(value.ToString());

    public StringBuilder Append(int value) => Append(value.ToString());

    public StringBuilder Append(uint value) => Append(value.ToString());

    public StringBuilder Append(long value) => Append(value.ToString());

    public StringBuilder Append(ulong value) => Append(value.ToString());

    public StringBuilder Append(float value) => Append(value.ToString());

    public StringBuilder Append(double value) => Append(value.ToString());

    public StringBuilder Append([InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) =>
        this;

    public StringBuilder Append(
        IFormatProvider? provider,
        [InterpolatedStringHandlerArgument("", nameof(provider))] ref AppendInterpolatedStringHandler handler) => this;

    public StringBuilder AppendLine() => Append('\n');

    public StringBuilder AppendLine(string? value) => Append(value).Append('\n');

    public StringBuilder AppendLine(
        [InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) =>
        AppendLine();

    public StringBuilder AppendFormat(string format, object? arg0) => Append(string.Format(format, arg0));

    public StringBuilder AppendFormat(string format, object? arg0, object? arg1) =>
        Append(string.Format(format, arg0, arg1));

    public StringBuilder AppendFormat(string format, object? arg0, object? arg1, object? arg2) =>
        Append(string.Format(format, arg0, arg1, arg2));

    public StringBuilder AppendFormat(string format, params object?[] args) => Append(string.Format(format, args));

    public StringBuilder AppendFormat(string format, params ReadOnlySpan<object?> args) =>
        Append(string.Format(format, args));

    public StringBuilder AppendJoin(string? separator, params ReadOnlySpan<string?> values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(char separator, params ReadOnlySpan<string?> values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(string? separator, params ReadOnlySpan<object?> values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(string? separator, params object?[] values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(string? separator, params string?[] values) =>
        Append(string.Join(separator, values));

    public StringBuilder AppendJoin(char separator, params string?[] values) => Append(string.Join(separator, values));

    public StringBuilder AppendJoin<T>(string? separator, Collections.Generic.IEnumerable<T> values) =>
        Append(string.Join(separator, values));

    public StringBuilder Insert(int index, char value) => Insert(index, new ReadOnlySpan<char>(in value));

    public StringBuilder Insert(int index, string? value) => Insert(index, value.AsSpan());

    public StringBuilder Insert(int index, int value) => Insert(index, value.ToString());

    public StringBuilder Insert(int index, object? value) => Insert(index, value?.ToString());

    public StringBuilder Insert(int index, ReadOnlySpan<char> value)
    {
        if ((uint)index > (uint)length)
        {
            throw new ArgumentOutOfRangeException(nameof(index));
        }
        int tail = length - index;
        Reserve(value.Length);
        Text.Slice(index, tail).CopyTo(Text.Slice(index + value.Length));
        value.CopyTo(Text.Slice(index));
        return this;
    }

    public StringBuilder Remove(int startIndex, int length)
    {
        if (startIndex < 0 || length < 0 || length > this.length - startIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(startIndex));
        }
        Text.Slice(startIndex + length).CopyTo(Text.Slice(startIndex));
        this.length -= length;
        return this;
    }

    public StringBuilder Replace(char oldChar, char newChar)
    {
        Text.Replace(oldChar, newChar);
        return this;
    }

    public StringBuilder Replace(string oldValue, string? newValue)
    {
        string replaced = ToString().Replace(oldValue, newValue);
        length = 0;
        return Append(replaced);
    }

    public StringBuilder Clear()
    {
        length = 0;
        return this;
    }

    public void CopyTo(int sourceIndex, Span<char> destination, int count) =>
        Text.Slice(sourceIndex, count).CopyTo(destination);

    public bool Equals(StringBuilder? sb) => sb is not null && Text.SequenceEqual(sb.Text);

    public bool Equals(ReadOnlySpan<char> span) => Text.SequenceEqual(span);

    public override string ToString() => new(Text);

    public string ToString(int startIndex, int length) => new(Text.Slice(startIndex, length));

    private Span<char> Reserve(int count)
    {
        if (count > chars.Length - length)
        {
            Array.Resize(ref chars!, Math.Max(checked(length + count), chars.Length * 2));
        }
        Span<char> reserved = new(chars, length, count);
        length += count;
        return reserved;
    }

    /// <summary>What Append($"...") compiles to.</summary>
    [InterpolatedStringHandler]
    public struct AppendInterpolatedStringHandler
    {
        private readonly StringBuilder builder;

        public AppendInterpolatedStringHandler(int literalLength, int formattedCount, StringBuilder stringBuilder) =>
            builder = stringBuilder;

        public AppendInterpolatedStringHandler(
            int literalLength, int formattedCount, StringBuilder stringBuilder, IFormatProvider? provider)
            : this(literalLength, formattedCount, stringBuilder)
        {
        }

        public void AppendLiteral(string value) => builder.Append(value);

        public void AppendFormatted<T>(T value) => AppendFormatted(value, 0, null);

        public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

        public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

        public void AppendFormatted<T>(T value, int alignment, string? format)
        {
            var handler = new DefaultInterpolatedStringHandler(0, 1, null, stackalloc char[DefaultCapacity]);
            handler.AppendFormatted(value, alignment, format);
            builder.Append(handler.Text);
        }

        public void AppendFormatted(ReadOnlySpan<char> value) => builder.Append(value);

        public void AppendFormatted(string? value) => builder.Append(value);

        public void AppendFormatted(string? value, int alignment = 0, string? format = null) =>
            AppendFormatted<string?>(value, alignment, format);

        public void AppendFormatted(object? value, int alignment = 0, string? format = null) =>
            AppendFormatted<object?>(value, alignment, format);
    }
}
