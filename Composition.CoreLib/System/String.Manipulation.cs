// New strings from old ones.
using System.Collections.Generic;
using System.Text;

namespace System;

public sealed partial class String
{
    private const int StackBufferLength = 128;

    public static string Concat(string? str0, string? str1) => Concat(str0.AsSpan(), str1.AsSpan());

    public static string Concat(string? str0, string? str1, string? str2) =>
        Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan());

    public static string Concat(string? str0, string? str1, string? str2, string? str3) =>
        Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan(), str3.AsSpan());

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1) =>
        Concat(str0, str1, default, default);

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2) =>
        Concat(str0, str1, str2, default);

    public static string Concat(
        ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2, ReadOnlySpan<char> str3)
    {
        int length = checked(str0.Length + str1.Length + str2.Length + str3.Length);
        if (length == 0)
        {
            return Empty;
        }
        string result = FastAllocateString(length);
        Span<char> destination = result.WritableSpan;
        str0.CopyTo(destination);
        destination = destination.Slice(str0.Length);
        str1.CopyTo(destination);
        destination = destination.Slice(str1.Length);
        str2.CopyTo(destination);
        str3.CopyTo(destination.Slice(str2.Length));
        return result;
    }

    public static string Concat(params string?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Concat((ReadOnlySpan<string?>)values);
    }

    public static string Concat(params ReadOnlySpan<string?> values)
    {
        int length = 0;
        foreach (string? value in values)
        {
            length = checked(length + (value?.Length ?? 0));
        }
        if (length == 0)
        {
            return Empty;
        }
        string result = FastAllocateString(length);
        Span<char> destination = result.WritableSpan;
        foreach (string? value in values)
        {
            value.AsSpan().CopyTo(destination);
            destination = destination.Slice(value?.Length ?? 0);
        }
        return result;
    }

    public static string Concat(object? arg0) => arg0?.ToString() ?? Empty;

    public static string Concat(object? arg0, object? arg1) => Concat(arg0?.ToString(), arg1?.ToString());

    public static string Concat(object? arg0, object? arg1, object? arg2) =>
        Concat(arg0?.ToString(), arg1?.ToString(), arg2?.ToString());

    public static string Concat(params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Join(Empty, args);
    }

    public static string Concat(params ReadOnlySpan<object?> args) => Join(Empty, args);

    public static string Concat(IEnumerable<string?> values) => Join(Empty, values);

    public static string Concat<T>(IEnumerable<T> values) => Join(Empty, values);

    public static string Join(string? separator, params string?[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Join(separator, (ReadOnlySpan<string?>)value);
    }

    public static string Join(char separator, params string?[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Join(separator, (ReadOnlySpan<string?>)value);
    }

    public static string Join(char separator, params ReadOnlySpan<string?> value) =>
        Join(new string(separator, 1), value);

    public static string Join(string? separator, params ReadOnlySpan<string?> value)
    {
        var buffer = new CharBuffer(stackalloc char[StackBufferLength]);
        for (int i = 0; i < value.Length; i++)
        {
            if (i > 0)
            {
                buffer.Append(separator);
            }
            buffer.Append(value[i]);
        }
        return buffer.ToString();
    }

    public static string Join(string? separator, string?[] value, int startIndex, int count) =>
        Join(separator, new ReadOnlySpan<string?>(value, startIndex, count));

    public static string Join(string? separator, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Join(separator, (ReadOnlySpan<object?>)values);
    }

    public static string Join(char separator, params ReadOnlySpan<object?> values) =>
        Join(new string(separator, 1), values);

    public static string Join(string? separator, params ReadOnlySpan<object?> values)
    {
        var buffer = new CharBuffer(stackalloc char[StackBufferLength]);
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                buffer.Append(separator);
            }
            buffer.Append(values[i]?.ToString());
        }
        return buffer.ToString();
    }

    public static string Join(char separator, params object?[] values) => Join(new string(separator, 1), values);

    public static string Join(string? separator, IEnumerable<string?> values) => Join<string?>(separator, values);

    public static string Join<T>(char separator, IEnumerable<T> values) => Join(new string(separator, 1), values);

    public static string Join<T>(string? separator, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var buffer = new CharBuffer(stackalloc char[StackBufferLength]);
        bool isFirst = true;
        foreach (T value in values)
        {
            if (!isFirst)
            {
                buffer.Append(separator);
            }
            isFirst = false;
            buffer.Append(value?.ToString());
        }
        return buffer.ToString();
    }

    public string Substring(int startIndex) => Substring(startIndex, Length - startIndex);

    public string Substring(int startIndex, int length)
    {
        if (startIndex < 0 || startIndex > Length)
        {
            throw new ArgumentOutOfRangeException(nameof(startIndex));
        }
        if (length < 0 || length > Length - startIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }
        return length == Length ? this : new string(this.AsSpan(startIndex, length));
    }

    public string Insert(int startIndex, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Concat(this.AsSpan(0, startIndex), value.AsSpan(), this.AsSpan(startIndex));
    }

    public string Remove(int startIndex) => Substring(0, startIndex);

    public string Remove(int startIndex, int count) =>
        Concat(this.AsSpan(0, startIndex), this.AsSpan(startIndex).Slice(count));

    public string Replace(char oldChar, char newChar)
    {
        if (!Contains(oldChar))
        {
            return this;
        }
        string result = new(this.AsSpan());
        result.WritableSpan.Replace(oldChar, newChar);
        return result;
    }

    public string Replace(string oldValue, string? newValue) => Replace(oldValue, newValue, StringComparison.Ordinal);

    public string Replace(string oldValue, string? newValue, StringComparison comparisonType)
    {
        ArgumentException.ThrowIfNullOrEmpty(oldValue);
        int found = IndexOf(oldValue, comparisonType);
        if (found < 0)
        {
            return this;
        }
        var buffer = new CharBuffer(stackalloc char[StackBufferLength]);
        int position = 0;
        while (found >= 0)
        {
            buffer.Append(this.AsSpan(position, found - position));
            buffer.Append(newValue);
            position = found + oldValue.Length;
            found = IndexOf(oldValue, position, comparisonType);
        }
        buffer.Append(this.AsSpan(position));
        return buffer.ToString();
    }

    public string PadLeft(int totalWidth) => PadLeft(totalWidth, ' ');

    public string PadLeft(int totalWidth, char paddingChar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(totalWidth);
        if (totalWidth <= Length)
        {
            return this;
        }
        string result = new(paddingChar, totalWidth);
        CopyTo(result.WritableSpan.Slice(totalWidth - Length));
        return result;
    }

    public string PadRight(int totalWidth) => PadRight(totalWidth, ' ');

    public string PadRight(int totalWidth, char paddingChar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(totalWidth);
        if (totalWidth <= Length)
        {
            return this;
        }
        string result = new(paddingChar, totalWidth);
        CopyTo(result.WritableSpan);
        return result;
    }

    public string Trim() => OrThis(this.AsSpan().Trim());

    public string Trim(char trimChar) => OrThis(this.AsSpan().Trim(trimChar));

    public string Trim(params char[]? trimChars) => OrThis(this.AsSpan().Trim((ReadOnlySpan<char>)trimChars));

    public string TrimStart() => OrThis(this.AsSpan().TrimStart());

    public string TrimStart(char trimChar) => OrThis(this.AsSpan().TrimStart(trimChar));

    public string TrimStart(params char[]? trimChars) =>
        OrThis(this.AsSpan().TrimStart((ReadOnlySpan<char>)trimChars));

    public string TrimEnd() => OrThis(this.AsSpan().TrimEnd());

    public string TrimEnd(char trimChar) => OrThis(this.AsSpan().TrimEnd(trimChar));

    public string TrimEnd(params char[]? trimChars) => OrThis(this.AsSpan().TrimEnd((ReadOnlySpan<char>)trimChars));

    public string ToUpperInvariant()
    {
        string result = new(this.AsSpan());
        foreach (ref char c in result.WritableSpan)
        {
            c = char.ToUpperInvariant(c);
        }
        return result;
    }

    public string ToLowerInvariant()
    {
        string result = new(this.AsSpan());
        foreach (ref char c in result.WritableSpan)
        {
            c = char.ToLowerInvariant(c);
        }
        return result;
    }

    public string ToUpper() => ToUpperInvariant();

    public string ToLower() => ToLowerInvariant();

    private string OrThis(ReadOnlySpan<char> part) => part.Length == Length ? this : new string(part);
}
