// What an exit costs the kernel. With -icount one tick of the time-stamp counter is one executed instruction, so the
// figure is the same on every machine; the limit is the one that the project has set itself.
using System.Globalization;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class VirtualProcessorCostTests
{
    private const uint Rounds = 1000;

    [Test]
    public void A_cpuid_exit_to_a_monitor_in_ring_3_and_back_takes_the_kernel_at_most_700_instructions()
    {
        var system = new TestSystem { Kernel = KernelVariant.Ordinary };
        new TestGuest(system).Monitor("monitor", 100, ReadIdentificationForEver, code =>
        {
            Exit(code);
            code.ReadTimestamp();
            code.Assembler.mov(r14, rax);
            code.Repeat(Rounds, () => Exit(code));
            code.ReadTimestamp();
            code.Assembler.sub(rax, r14);
            code.LogHex("instructions");
            code.WaitForEver();
        });

        string[] lines = Machine.Run(system, "-icount", "shift=0,sleep=off").Split('\n');
        ulong total = ulong.Parse(
            lines[Array.IndexOf(lines, "instructions") + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        TestContext.Out.WriteLine($"{total / Rounds} instructions for an exit and the next entry");
        Assert.That(total / Rounds, Is.LessThanOrEqualTo(700));
    }

    private static void Exit(TestCode code)
    {
        code.Enter(SystemCallOperation.VcpuRun, TestGuest.VcpuSlot);
        TestGuest.SkipInstruction(code);
    }

    private static void ReadIdentificationForEver(Assembler a)
    {
        Label next = a.CreateLabel();
        a.Label(ref next);
        a.cpuid();
        a.jmp(next);
    }
}
