// Addresses that a guest would try: RAM, devices, the edges of both.
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz.Machine;

internal static class GuestAddresses
{
    // MachineBench's RAM ends there; the I/O APIC, the local APIC and the firmware's area.
    private static readonly ulong[] starts = [0, 0x7000, 0xA_0000, 0xE_0000, 0x10_0000, 32UL << 20, 0xFEC0_0000, 0xFEE0_0000];

    public static ulong Next(Random random) => random.Next(3) == 0
        ? OddValues.Next(random)
        : unchecked(starts[random.Next(starts.Length)] + (ulong)random.Next(-16, 0x1010));
}
