// Ports, device memory and MSRs at random while time passes: no device throws, and none asks for a moment that is over.
using CamkesNet.Tests.Devices;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Vmm.Devices.Interrupts;

namespace CamkesNet.Tests.Fuzz.Machine;

public sealed class DeviceFuzz
{
    private const int StepsPerMachine = 2_000;

    [TestCase(150)]
    [TestCase(50_000, Category = "Long")]
    public void A_machine(int times) => Fuzzer.Run(times, random =>
    {
        TestPc pc = new((ulong)random.NextInt64(1_000_000, 6_000_000_000));
        for (int step = 0; step < StepsPerMachine; step++)
        {
            Step(pc, random);
            LetTimePass(pc, random);
            pc.Platform.Deadlines.Expire(pc.Clock.Timestamp);
            Assert.That(pc.Platform.Deadlines.Earliest, Is.GreaterThan(pc.Clock.Timestamp));
        }
    });

    private static void Step(TestPc pc, Random random)
    {
        ulong value = OddValues.Next(random);
        int width = 1 << random.Next(3);
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                pc.Platform.Ports.Write(DevicePorts.Next(random), width, (uint)value);
                break;
            case 3:
                ulong read = pc.Platform.Ports.Read(DevicePorts.Next(random), width);
                Assert.That(read >> (width * 8), Is.Zero, "no more bits than were asked for");
                break;
            case 4:
                pc.Buses.Memory.Write(GuestAddresses.Next(random), 1 << random.Next(4), value);
                break;
            case 5:
                pc.Buses.Memory.Read(GuestAddresses.Next(random), 1 << random.Next(4));
                break;
            case 6:
                pc.LocalApic.TryWriteMsr(Msr(random), value);
                pc.Local.KvmClock.TryWriteMsr(Msr(random), value);
                break;
            case 7:
                pc.LocalApic.TryReadMsr(Msr(random), out _);
                pc.Local.KvmClock.TryReadMsr(Msr(random), out _);
                break;
            case 8:
                pc.Devices.Interrupts.Line(random.Next(InterruptController.LineCount)).Set(random.Next(2) == 0);
                pc.Devices.Serial.TryReceive((byte)value);
                break;
            default:
                Assert.That(pc.Processor.TakeInterrupt(), Is.InRange(-1, 255));
                Reset(pc, random);
                break;
        }
    }

    private static void Reset(TestPc pc, Random random)
    {
        if (random.Next(200) == 0)
        {
            pc.Platform.Reset();
        }
    }

    // Mostly little, sometimes years; a time-stamp counter does not wrap in the life of a machine.
    private static void LetTimePass(TestPc pc, Random random)
    {
        ulong step = (ulong)random.NextInt64(1L << random.Next(1, random.Next(30) == 0 ? 56 : 34));
        pc.Clock.Timestamp = Math.Min(pc.Clock.Timestamp + step, ulong.MaxValue / 2);
    }

    private static uint Msr(Random random) => random.Next(6) switch
    {
        0 => 0x1B,
        1 => 0x6E0,
        2 => 0x11 + (uint)random.Next(2),
        3 => 0x4B56_4D00 + (uint)random.Next(8),
        4 => (uint)OddValues.Next(random),
        _ => 0x800 + (uint)random.Next(0x100),
    };
}
