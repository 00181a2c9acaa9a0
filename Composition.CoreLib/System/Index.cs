// A position counted from the start or from the end.
namespace System;

public readonly struct Index : IEquatable<Index>
{
    /// <summary>The complement of a position from the end, so that ^0 differs from 0.</summary>
    private readonly int value;

    public Index(int value, bool fromEnd = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        this.value = fromEnd ? ~value : value;
    }

    public static Index Start => new(0);

    public static Index End => new(0, fromEnd: true);

    public int Value => value < 0 ? ~value : value;

    public bool IsFromEnd => value < 0;

    public static Index FromStart(int value) => new(value);

    public static Index FromEnd(int value) => new(value, fromEnd: true);

    public int GetOffset(int length) => value < 0 ? value + length + 1 : value;

    public bool Equals(Index other) => value == other.value;

    public override bool Equals(object? value) => value is Index other && Equals(other);

    public override int GetHashCode() => value;

    public override string ToString() => IsFromEnd ? string.Concat("^", Value.ToString()) : Value.ToString();

    public static implicit operator Index(int value) => new(value);
}
