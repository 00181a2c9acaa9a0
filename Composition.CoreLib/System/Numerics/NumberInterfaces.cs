// The kinds of numbers of generic mathematics, as far as the primitive types give them meaning.
namespace System.Numerics;

public interface IAdditiveIdentity<TSelf, TResult>
    where TSelf : IAdditiveIdentity<TSelf, TResult>?
{
    static abstract TResult AdditiveIdentity { get; }
}

public interface IMultiplicativeIdentity<TSelf, TResult>
    where TSelf : IMultiplicativeIdentity<TSelf, TResult>?
{
    static abstract TResult MultiplicativeIdentity { get; }
}

public interface IMinMaxValue<TSelf>
    where TSelf : IMinMaxValue<TSelf>?
{
    static abstract TSelf MaxValue { get; }

    static abstract TSelf MinValue { get; }
}

public interface INumberBase<TSelf>
    : IAdditionOperators<TSelf, TSelf, TSelf>, IAdditiveIdentity<TSelf, TSelf>, IDecrementOperators<TSelf>,
        IDivisionOperators<TSelf, TSelf, TSelf>, IEquatable<TSelf>, IEqualityOperators<TSelf, TSelf, bool>,
        IIncrementOperators<TSelf>, IMultiplicativeIdentity<TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
        ISpanFormattable, ISpanParsable<TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>,
        IUnaryPlusOperators<TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : INumberBase<TSelf>?
{
    static abstract TSelf One { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Abs(TSelf value);

    static abstract bool IsEvenInteger(TSelf value);

    static abstract bool IsNegative(TSelf value);

    static abstract bool IsOddInteger(TSelf value);

    static abstract bool IsPositive(TSelf value);

    static abstract bool IsZero(TSelf value);
}

public interface INumber<TSelf>
    : IComparable, IComparable<TSelf>, IComparisonOperators<TSelf, TSelf, bool>,
        IModulusOperators<TSelf, TSelf, TSelf>, INumberBase<TSelf>
    where TSelf : INumber<TSelf>?
{
    static abstract TSelf Clamp(TSelf value, TSelf min, TSelf max);

    static abstract TSelf Max(TSelf x, TSelf y);

    static abstract TSelf Min(TSelf x, TSelf y);

    static abstract int Sign(TSelf value);
}

public interface ISignedNumber<TSelf> : INumberBase<TSelf>
    where TSelf : ISignedNumber<TSelf>?
{
    static abstract TSelf NegativeOne { get; }
}

public interface IUnsignedNumber<TSelf> : INumberBase<TSelf>
    where TSelf : IUnsignedNumber<TSelf>?;

public interface IBinaryNumber<TSelf> : IBitwiseOperators<TSelf, TSelf, TSelf>, INumber<TSelf>
    where TSelf : IBinaryNumber<TSelf>?
{
    static abstract bool IsPow2(TSelf value);

    static abstract TSelf Log2(TSelf value);
}

public interface IBinaryInteger<TSelf> : IBinaryNumber<TSelf>, IShiftOperators<TSelf, int, TSelf>
    where TSelf : IBinaryInteger<TSelf>?
{
    static abstract (TSelf Quotient, TSelf Remainder) DivRem(TSelf left, TSelf right);

    static abstract TSelf LeadingZeroCount(TSelf value);

    static abstract TSelf PopCount(TSelf value);

    static abstract TSelf RotateLeft(TSelf value, int rotateAmount);

    static abstract TSelf RotateRight(TSelf value, int rotateAmount);

    static abstract TSelf TrailingZeroCount(TSelf value);
}

public interface IFloatingPoint<TSelf> : INumber<TSelf>, ISignedNumber<TSelf>
    where TSelf : IFloatingPoint<TSelf>?
{
    static abstract TSelf Ceiling(TSelf x);

    static abstract TSelf Floor(TSelf x);

    static abstract TSelf Round(TSelf x);

    static abstract TSelf Truncate(TSelf x);
}
