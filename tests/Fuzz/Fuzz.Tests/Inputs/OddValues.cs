// Numbers at which checks of ranges go wrong.
namespace CamkesNet.Tests.Fuzz.Inputs;

internal static class OddValues
{
    /// <summary>A number of 64 bits: small, a power of two, all ones, near a limit, or anything.</summary>
    public static ulong Next(Random random) => random.Next(8) switch
    {
        0 => Anything(random),
        1 => (ulong)random.Next(16),
        2 => (ulong)random.Next(0x1_0000),
        3 => (ulong)random.Next(),
        4 => 1UL << random.Next(64),
        5 => ulong.MaxValue >> random.Next(64),
        6 => unchecked((1UL << random.Next(64)) - (ulong)random.Next(1, 64)),
        _ => unchecked(0UL - (ulong)random.Next(0x2000)),
    };

    /// <summary>Any number of 64 bits, each as often as another.</summary>
    public static ulong Anything(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
}
