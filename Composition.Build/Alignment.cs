// Addresses and sizes are rounded here and nowhere else.
using System.Numerics;

namespace CamkesNet.Build;

/// <summary>Rounding to powers of two.</summary>
internal static class Alignment
{
    /// <summary>The first multiple of <paramref name="unit"/>, a power of two, that is not below the value.</summary>
    /// <exception cref="OverflowException">The result does not fit into <typeparamref name="T"/>.</exception>
    public static T RoundUp<T>(T value, T unit)
        where T : IBinaryInteger<T> => checked(value + (unit - T.One)) & ~(unit - T.One);
}
