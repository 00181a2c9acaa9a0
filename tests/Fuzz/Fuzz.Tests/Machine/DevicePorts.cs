// Ports that devices of a PC have, and any other.
namespace CamkesNet.Tests.Fuzz.Machine;

internal static class DevicePorts
{
    private static readonly (ushort First, int Count)[] ranges =
    [
        (0x20, 2), (0xA0, 2), (0x4D0, 2), (0x40, 4), (0x60, 5), (0x70, 2), (0x80, 1), (0x92, 1), (0xE0, 8), (0xF4, 4), (0x3F8, 8),
        (0x600, 0x10), (0xCF8, 8), (0x2000, 0x18),
    ];

    public static ushort Next(Random random)
    {
        if (random.Next(5) == 0)
        {
            return (ushort)random.Next(0x1_0000);
        }

        (ushort first, int count) = ranges[random.Next(ranges.Length)];
        return (ushort)(first + random.Next(count));
    }
}
