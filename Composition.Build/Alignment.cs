using System.Numerics;

namespace CamkesNet.Build;

/// <summary>Rounding to powers of two.</summary>
internal static class Alignment
{
    /// <summary>The first multiple of <paramref name="unit"/>, a power of two, that is not below the value.</summary>
    /// <exception cref="OverflowException">There is none that <typeparamref name="T"/> can hold.</exception>
    public static T RoundUp<T>(T value, T unit)
        where T : IBinaryInteger<T> => checked(value + (unit - T.One)) & ~(unit - T.One);
}
