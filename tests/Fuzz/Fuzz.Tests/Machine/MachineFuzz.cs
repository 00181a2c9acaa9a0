// A guest that does anything: whatever the exit, registers, code and page tables, the monitor goes on or names a failure.
using CamkesNet.Abi;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests.Fuzz.Machine;

public sealed class MachineFuzz
{
    private const int ExitsPerGuest = 500;
    private const int WaitsPerHalt = 20;

    // What ends a guest for good: chosen rarely, so that most guests live for all of their exits.
    private static readonly VcpuExitReason[] endings =
        [VcpuExitReason.Shutdown, VcpuExitReason.InvalidState, VcpuExitReason.NotAvailable, VcpuExitReason.Other];

    private static readonly VcpuExitReason[] reasons =
        [.. Enum.GetValues<VcpuExitReason>().Except(endings).Except([VcpuExitReason.None])];

    // What instructions that reach memory begin with; the emulator decodes all others, too.
    private static readonly byte[][] openings =
    [
        [0x8A], [0x88], [0x8B], [0x89], [0xA4], [0xA5], [0xF3, 0xA4], [0xF3, 0xAB], [0x6C], [0x6E], [0xF3, 0x6F], [0xF2, 0xAE],
        [0x0F, 0xB6], [0x48, 0x8B], [0x66, 0x89], [0xF0, 0x01], [0x0F, 0xC7], [0x87], [0xFF], [0x8C], [0x67, 0xF3, 0xA5],
        [0x64, 0x8B], [0xF3, 0xA6], [0x0F, 0x10], [0x0F, 0x6F], [0x66, 0x0F, 0x7F], [0x0F, 0xAE], [0xC5], [0x62], [0xD9], [0x60],
    ];

    [TestCase(150)]
    [TestCase(20_000, Category = "Long")]
    public void A_guest(int times) => Fuzzer.Run(times, random =>
    {
        using MachineBench bench = new();
        Run(bench, random);
        Assert.That(bench.Ram.GuardsAreIntact, Is.True, "nothing is written beside guest RAM");
    });

    private static void Run(MachineBench bench, Random random)
    {
        for (int exit = 0; exit < ExitsPerGuest; exit++)
        {
            VcpuExitReason reason = random.Next(200) == 0
                ? endings[random.Next(endings.Length)]
                : reasons[random.Next(reasons.Length)];
            PrepareWaits(bench, random);
            bool goesOn;
            try
            {
                goesOn = bench.Exit(reason, ExitQualifications.Next(random, reason), (ref VcpuState state) =>
                {
                    Change(ref state, random);
                    bench.Vcpu.Timestamp += OddValues.Next(random) >> random.Next(24, 64);
                    WriteCode(bench, ref state, random);
                    return reason;
                });
            }
            catch (EndlessHalt)
            {
                // Interrupts off and nothing to come: to wait for ever is right.
                goesOn = false;
            }

            if (!goesOn)
            {
                // A reset, or an end with a reason; then as the monitor does.
                bench.Machine.Start(watchFaults: random.Next(2) == 0);
            }
        }
    }

    private static void PrepareWaits(MachineBench bench, Random random)
    {
        int waits = 0;
        bench.Vcpu.OnWait = () =>
        {
            bench.Vcpu.Timestamp += (ulong)random.Next(1 << 20);
            return waits++ < WaitsPerHalt ? random.Next(3) == 0 : throw new EndlessHalt();
        };
    }

    private static void Change(ref VcpuState state, Random random)
    {
        for (int count = random.Next(6); count > 0; count--)
        {
            GuestRegisters.At(ref state, (GeneralRegister)random.Next(16)) = GuestAddresses.Next(random);
        }

        state.NextInstruction = random.Next(3) == 0 ? 0 : state.NextInstruction;
        state.Rip = random.Next(4) == 0 ? GuestAddresses.Next(random) : state.Rip;
        state.Interruptible = (uint)random.Next(2);
        state.InterruptedEvent = random.Next(8) == 0
            ? EventInjection.Valid | (OddValues.Next(random) & 0xFFF) | (OddValues.Next(random) << EventInjection.ErrorCodeShift)
            : 0;
        state.ExceptionVector = (uint)random.Next(34);
        state.ExceptionErrorCode = (uint)OddValues.Next(random);
        state.GuestPhysicalAddress = GuestAddresses.Next(random);
        state.NonMaskableBlocked = (uint)random.Next(2);
        if (random.Next(6) == 0)
        {
            ChangeMode(ref state, random);
        }
    }

    // As the processor lets a guest have them: the fixed bits are fixed.
    private static void ChangeMode(ref VcpuState state, Random random)
    {
        state.Cr0 = (uint)OddValues.Next(random);
        state.Cr3 = OddValues.Next(random) & 0xF_FFFF_FFFF;
        state.Cr4 = (uint)OddValues.Next(random) & 0x7F_FFFF;
        state.Efer = OddValues.Next(random) & 0xD01;
        state.Rflags = (OddValues.Next(random) & 0x3F_7FD5) | 2;
        state.Xcr0 = OddValues.Next(random);
        Change(ref state.Cs, random);
        Change(ref state.Ss, random);
        Change(ref state.Ds, random);
        Change(ref state.Es, random);
        Change(ref state.Fs, random);
        Change(ref state.Tr, random);
        Change(ref state.Ldtr, random);
        Change(ref state.Gdtr, random);
        Change(ref state.Idtr, random);
    }

    private static void Change(ref SegmentRegister segment, Random random)
    {
        segment.Selector = (ushort)random.Next(0x1_0000);
        segment.Attributes = (ushort)random.Next(0x1000);
        segment.Limit = (uint)OddValues.Next(random);
        segment.Base = random.Next(2) == 0 ? 0 : GuestAddresses.Next(random);
    }

    // Code where the guest is, and numbers where page tables, descriptors and task states may be.
    private static void WriteCode(MachineBench bench, ref VcpuState state, Random random)
    {
        byte[] code = new byte[sizeof(ulong) * 2];
        random.NextBytes(code);
        if (random.Next(4) != 0)
        {
            openings[random.Next(openings.Length)].CopyTo(code, 0);
        }

        bench.Ram.Ram.TryWrite(unchecked(state.Cs.Base + state.Rip), code);
        for (int count = random.Next(4); count > 0; count--)
        {
            bench.Ram.Ram.TryWrite(GuestAddresses.Next(random) & ~7UL, sizeof(ulong), OddValues.Next(random));
        }
    }

    private sealed class EndlessHalt : Exception;
}
