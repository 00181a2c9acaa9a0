// Immutable text: its layout, construction and identity.
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: characters are written only to strings that nobody else has yet, within the length that was allocated; of
// pointers the caller answers for their end, as in .NET.
public sealed unsafe partial class String
    : IComparable, IComparable<string>, IEquatable<string>, IEnumerable<char>, ICloneable
{
    public static readonly string Empty = "";

    // ilc lays literals out like this, with a zero after the last character.
    private readonly int _stringLength;
    private char _firstChar;

    public int Length
    {
        [Intrinsic]
        get => _stringLength;
    }

    [IndexerName("Chars")]
    public char this[int index]
    {
        [Intrinsic]
        get
        {
            if ((uint)index >= (uint)_stringLength)
            {
                Internal.Runtime.CompilerHelpers.ThrowHelpers.ThrowIndexOutOfRangeException();
            }
            return Unsafe.Add(ref _firstChar, index);
        }
    }

    internal ref char FirstChar => ref _firstChar;

    public ref readonly char GetPinnableReference() => ref _firstChar;

    // ilc turns each `new string(...)` into a call of the static Ctor with the same parameters.
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char* value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char* value, int startIndex, int length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char c, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[]? value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[] value, int startIndex, int length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(ReadOnlySpan<char> value);

    private static string Ctor(char* value)
    {
        int length = 0;
        while (value != null && value[length] != 0)
        {
            length++;
        }
        return Ctor(new ReadOnlySpan<char>(value, length));
    }

    private static string Ctor(char* value, int startIndex, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Ctor(new ReadOnlySpan<char>(value + startIndex, length));
    }

    private static string Ctor(char c, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return Empty;
        }
        string result = FastAllocateString(count);
        result.WritableSpan.Fill(c);
        return result;
    }

    private static string Ctor(char[]? value) => Ctor(new ReadOnlySpan<char>(value));

    private static string Ctor(char[] value, int startIndex, int length)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Ctor(new ReadOnlySpan<char>(value, startIndex, length));
    }

    private static string Ctor(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
        {
            return Empty;
        }
        string result = FastAllocateString(value.Length);
        value.CopyTo(result.WritableSpan);
        return result;
    }

    /// <summary>A string of zeros, for this library to write before anyone else sees it.</summary>
    internal static string FastAllocateString(int length) =>
        Unsafe.As<string>(ObjectReference.FromAddress(Heap.AllocateArray(MethodTable.Of<string>(), (ulong)length)));

    internal Span<char> WritableSpan => new(ref _firstChar, _stringLength);

    public static string Create<TState>(int length, TState state, Buffers.SpanAction<char, TState> action)
        where TState : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
        {
            return Empty;
        }
        string result = FastAllocateString(length);
        action(result.WritableSpan, state);
        return result;
    }

    public static string Create(
        IFormatProvider? provider,
        [InterpolatedStringHandlerArgument(nameof(provider))] ref DefaultInterpolatedStringHandler handler) =>
        handler.ToStringAndClear();

    public static implicit operator ReadOnlySpan<char>(string? value) =>
        value is null ? default : new ReadOnlySpan<char>(ref value._firstChar, value._stringLength);

    public static bool IsNullOrEmpty([Diagnostics.CodeAnalysis.NotNullWhen(false)] string? value) =>
        value is null || value.Length == 0;

    public static bool IsNullOrWhiteSpace([Diagnostics.CodeAnalysis.NotNullWhen(false)] string? value) =>
        value is null || value.AsSpan().TrimStart().Length == 0;

    public static string Intern(string str) => str;

    public object Clone() => this;

    public static string Copy(string str) => new(str.AsSpan());

    public override string ToString() => this;

    public string ToString(IFormatProvider? provider) => this;

    public char[] ToCharArray() => this.AsSpan().ToArray();

    public char[] ToCharArray(int startIndex, int length) => this.AsSpan(startIndex, length).ToArray();

    public void CopyTo(Span<char> destination) => this.AsSpan().CopyTo(destination);

    public bool TryCopyTo(Span<char> destination) => this.AsSpan().TryCopyTo(destination);

    public void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(destination);
        this.AsSpan(sourceIndex, count).CopyTo(destination.AsSpan(destinationIndex, count));
    }

    public CharEnumerator GetEnumerator() => new(this);

    IEnumerator<char> IEnumerable<char>.GetEnumerator() => new CharEnumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new CharEnumerator(this);
}
