// The small contracts that values and resources implement.
namespace System;

public interface IEquatable<T>
{
    bool Equals(T? other);
}

public interface IComparable
{
    int CompareTo(object? obj);
}

public interface IComparable<in T>
{
    int CompareTo(T? other);
}

public interface IDisposable
{
    void Dispose();
}

public interface ICloneable
{
    object Clone();
}

public interface IFormatProvider
{
    object? GetFormat(Type? formatType);
}

public interface ICustomFormatter
{
    string Format(string? format, object? arg, IFormatProvider? formatProvider);
}

public interface IFormattable
{
    string ToString(string? format, IFormatProvider? formatProvider);
}

public interface ISpanFormattable : IFormattable
{
    bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider);
}

public interface IUtf8SpanFormattable
{
    bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider);
}

public interface IParsable<TSelf>
    where TSelf : IParsable<TSelf>?
{
    static abstract TSelf Parse(string s, IFormatProvider? provider);

    static abstract bool TryParse(string? s, IFormatProvider? provider, out TSelf result);
}

public interface ISpanParsable<TSelf> : IParsable<TSelf>
    where TSelf : ISpanParsable<TSelf>?
{
    static abstract TSelf Parse(ReadOnlySpan<char> s, IFormatProvider? provider);

    static abstract bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result);
}

public interface IAsyncResult;

public delegate void AsyncCallback(IAsyncResult ar);

public interface IProgress<in T>
{
    void Report(T value);
}

public interface IServiceProvider
{
    object? GetService(Type serviceType);
}
