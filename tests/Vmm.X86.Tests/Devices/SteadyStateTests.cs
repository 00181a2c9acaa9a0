// On the image nothing collects garbage: after construction, devices allocate nothing.
using CamkesNet.Vmm.Devices.Interrupts;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SteadyStateTests
{
    private static readonly ushort[] ports =
    [
        0x20, 0x21, 0xA0, 0xA1, 0x4D0, 0x40, 0x42, 0x43, 0x60, 0x61, 0x64, 0x70, 0x71, 0x80, 0x92,
        0x3F8, 0x3F9, 0x3FA, 0x3FB, 0x3FC, 0x3FD, 0x3FE, 0x600, 0x604, 0x608, 0x60C, 0xCF8, 0xCF9, 0xCFC,
    ];

    [Test]
    public void A_guest_that_uses_every_device_makes_the_vmm_allocate_nothing()
    {
        var pc = new TestPc();
        Exercise(pc, 1000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Exercise(pc, 50_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Exercise(TestPc pc, int rounds)
    {
        uint random = 1;
        for (int i = 0; i < rounds; i++)
        {
            // A linear congruential generator (Numerical Recipes), so that the loop itself allocates nothing.
            random = random * 1_664_525 + 1_013_904_223;
            ushort port = ports[(random >> 16) % (uint)ports.Length];
            int width = 1 << (int)(random >> 8 & 1);
            pc.Platform.Ports.Write(port, width, random >> 4);
            pc.Platform.Ports.Read(port, width);
            ulong register = (random >> 12 & 0x3F) * 16;
            pc.Buses.Memory.Write(0xFEE0_0000 + register, 4, random);
            pc.Buses.Memory.Read(0xFEE0_0000 + register, 4);
            pc.Buses.Memory.Write(0xFEC0_0000 + (register & 0x10), 4, random >> 3);
            pc.LocalApic.TryWriteMsr(0x800 + (random >> 20 & 0x3F), random);
            pc.LocalApic.TryWriteMsr(0x6E0, pc.Clock.Timestamp + (random >> 8));
            pc.Local.KvmClock.TryWriteMsr(0x4B56_4D01, (random & 0x1FFC) | 1);
            pc.Devices.Serial.TryReceive((byte)random);
            pc.Devices.Interrupts.Line((int)(random >> 24) % InterruptController.LineCount).Set((random & 1) != 0);
            pc.Processor.TakeInterrupt();
            pc.Clock.Timestamp += random >> 6;
            if (pc.Platform.Deadlines.Earliest <= pc.Clock.Timestamp)
            {
                pc.Platform.Deadlines.Expire(pc.Clock.Timestamp);
            }

            if (i % 1000 == 999)
            {
                pc.Platform.Reset();
            }
        }
    }
}
