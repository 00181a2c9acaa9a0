// Guests that write anything anywhere: no device throws, and none keeps the VMM from running on.
using CamkesNet.Vmm.Devices.Interrupts;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HostileGuestTests
{
    private static readonly int[] widths = [1, 2, 4, 8];

    private static readonly ushort[] devicePorts =
    [
        0x20, 0x21, 0xA0, 0xA1, 0x4D0, 0x4D1, 0x40, 0x41, 0x42, 0x43, 0x60, 0x61, 0x64, 0x70, 0x71, 0x92,
        0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE7, 0xF4, 0xF5, 0xF6, 0xF7, 0x2000, 0x2004, 0x2017,
        0x3F8, 0x3F9, 0x3FA, 0x3FB, 0x3FC, 0x3FD, 0x3FE, 0x3FF, 0x600, 0x601, 0x602, 0x603, 0x604, 0x605,
        0x606, 0x608, 0x60A, 0x60C, 0x60D, 0x60E, 0x60F, 0xCF8, 0xCF9, 0xCFA, 0xCFB, 0xCFC, 0xCFD, 0xCFE, 0xCFF,
    ];

    [Test]
    public void Every_port_takes_every_width()
    {
        var pc = new TestPc();
        var random = new Random(6);
        for (int port = 0; port < 0x10000; port++)
        {
            for (int i = 0; i < 3; i++)
            {
                pc.Platform.Ports.Write((ushort)port, widths[i], (uint)random.NextInt64());
                uint value = pc.Platform.Ports.Read((ushort)port, widths[i]);
                Assert.That((ulong)value >> (widths[i] * 8), Is.Zero, "no more bits than were asked for");
            }
        }
    }

    [TestCase(11)]
    [TestCase(12)]
    [TestCase(13)]
    [TestCase(14)]
    public void Random_histories_end_and_leave_deadlines_in_the_future(int seed)
    {
        var random = new Random(seed);
        var pc = new TestPc((ulong)random.NextInt64(1_000_000, 6_000_000_000));
        for (int i = 0; i < 100_000; i++)
        {
            Step(pc, random);
            pc.Clock.Timestamp += (ulong)random.NextInt64(1L << random.Next(1, 40));
            pc.Platform.Deadlines.Expire(pc.Clock.Timestamp);
            Assert.That(pc.Platform.Deadlines.Earliest, Is.GreaterThan(pc.Clock.Timestamp));
        }
    }

    private static void Step(TestPc pc, Random random)
    {
        ulong value = (ulong)random.NextInt64() >> random.Next(63);
        switch (random.Next(8))
        {
            case 0 or 1:
                pc.Platform.Ports.Write(Port(random), widths[random.Next(3)], (uint)value);
                break;
            case 2:
                pc.Platform.Ports.Read(Port(random), widths[random.Next(3)]);
                break;
            case 3:
                pc.Buses.Memory.Write(Address(random), widths[random.Next(4)], value);
                break;
            case 4:
                pc.Buses.Memory.Read(Address(random), widths[random.Next(4)]);
                break;
            case 5:
                pc.LocalApic.TryWriteMsr(Msr(random), value);
                pc.Local.KvmClock.TryWriteMsr(0x4B56_4D00 + (uint)random.Next(3), value);
                break;
            case 6:
                pc.LocalApic.TryReadMsr(Msr(random), out _);
                pc.Devices.Interrupts.Line(random.Next(InterruptController.LineCount)).Set(random.Next(2) == 0);
                pc.Devices.Serial.TryReceive((byte)value);
                break;
            default:
                Assert.That(pc.Processor.TakeInterrupt(), Is.InRange(-1, 255));
                break;
        }
    }

    private static ushort Port(Random random) => devicePorts[random.Next(devicePorts.Length)];

    private static ulong Address(Random random) => random.Next(3) switch
    {
        0 => 0xFEC0_0000 + (ulong)random.Next(0x44),
        1 => 0xFEE0_0000 + (ulong)random.Next(0x40) * 16,
        _ => 0xFEE0_0000 + (ulong)random.Next(0x1010),
    };

    private static uint Msr(Random random) => random.Next(4) switch
    {
        0 => 0x1B,
        1 => 0x6E0,
        _ => 0x800 + (uint)random.Next(0x100),
    };
}
