// RDMSR and WRMSR as a guest sees them, through the exit loop.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Msrs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MsrTests : IDisposable
{
    // Numbers by the manuals: AMD APM vol. 2, appendix A; Intel SDM vol. 4.
    private const uint Tsc = 0x10;
    private const uint TscAdjust = 0x3B;
    private const uint Pat = 0x277;
    private const uint Efer = 0xC000_0080;
    private const uint TscDeadline = 0x6E0;
    private const uint ApicBase = 0x1B;
    private const uint GsBase = 0xC000_0101;
    private const uint TscAux = 0xC000_0103;
    private const ulong GeneralProtection = 0x8000_0B0D;

    private readonly MachineBench bench = new();

    [TestCase(0x17u, 0UL)]
    [TestCase(0x8Bu, 0x0100_0065UL)]
    [TestCase(0xFEu, 0x508UL)]
    [TestCase(0x2FFu, 0xC06UL)]
    [TestCase(0x179u, 0UL)]
    [TestCase(0x1A0u, 1UL)]
    [TestCase(0x277u, 0x0007_0406_0007_0406UL)]
    [TestCase(0xC001_0000u, 0UL)]
    [TestCase(0xC001_0007u, 0UL)]
    [TestCase(0xC001_0015u, 0x100_0000UL)]
    [TestCase(0xC001_1029u, 2UL)]
    public void A_register_reads_its_value_at_start(uint msr, ulong expected)
    {
        Assert.That(bench.ReadMsr(msr), Is.EqualTo(expected));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [TestCase(0x48u)]
    [TestCase(0x3Au)]
    [TestCase(0x186u)]
    [TestCase(0x480u)]
    [TestCase(0xDA0u)]
    [TestCase(0xC000_0104u)]
    [TestCase(0xC001_0114u)]
    [TestCase(0x4B56_4D02u)]
    [TestCase(0x808u)]
    [TestCase(uint.MaxValue)]
    public void A_register_that_is_not_there_raises_a_general_protection_fault(uint msr)
    {
        ulong rip = bench.State.Rip;
        bench.ReadMsr(msr);
        Assert.That(bench.State.Rip, Is.EqualTo(rip));
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
        bench.WriteMsr(msr, 1);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
    }

    /// <summary>
    /// Only the x2APIC has registers that refuse every write, and such whose meaning differs for a read (Intel SDM
    /// vol. 3A, table 11-6): they are not in the list.
    /// </summary>
    [Test]
    public void What_a_guest_can_read_it_can_write_back([Values] bool isX2Apic)
    {
        if (isX2Apic)
        {
            EnterX2Apic();
        }

        (uint First, uint Last)[] ranges =
        [
            (0, 0x7FF), (0x900, 0x1FFF), (0x4000_0000, 0x4000_0FFF), (0x4B56_4D00, 0x4B56_4DFF),
            (0xC000_0000, 0xC000_1FFF), (0xC001_0000, 0xC001_1FFF),
        ];
        List<string> refused = [];
        int readable = 0;
        foreach ((uint first, uint last) in ranges)
        {
            for (uint msr = first; msr <= last; msr++)
            {
                ulong value = bench.ReadMsr(msr);
                if (bench.NextInjection() != 0)
                {
                    continue;
                }

                readable++;
                bench.WriteMsr(msr, value);
                if (bench.NextInjection() != 0)
                {
                    refused.Add($"0x{msr:X} = 0x{value:X}");
                }
            }
        }

        Assert.That(readable, Is.GreaterThan(50));
        Assert.That(refused, Is.Empty);
    }

    [TestCase(0x17u)]
    [TestCase(0xCEu)]
    [TestCase(0x179u)]
    [TestCase(0xC001_0010u)]
    public void A_register_that_cannot_change_refuses_another_value(uint msr)
    {
        bench.WriteMsr(msr, bench.ReadMsr(msr) ^ 1);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
    }

    [Test]
    public void TSC_AUX_is_kept_and_has_32_bits()
    {
        Assert.That(bench.ReadMsr(TscAux), Is.Zero);
        bench.WriteMsr(TscAux, 0xFFFF_FFFF);
        Assert.That(bench.State.TimestampAuxiliary, Is.EqualTo(0xFFFF_FFFF));
        Assert.That(bench.ReadMsr(TscAux), Is.EqualTo(0xFFFF_FFFF));
        bench.WriteMsr(TscAux, 0x1_0000_0000);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
        Assert.That(bench.State.TimestampAuxiliary, Is.EqualTo(0xFFFF_FFFF));
    }

    [Test]
    public void The_counter_ticks_with_the_host_from_power_on()
    {
        ulong first = bench.ReadMsr(Tsc);
        bench.Vcpu.Timestamp += 1000;
        Assert.That(bench.ReadMsr(Tsc), Is.EqualTo(first + 1001));
        Assert.That(bench.Vcpu.Timestamp + bench.State.TimestampOffset, Is.EqualTo(first + 1001));
    }

    [Test]
    public void A_write_to_the_counter_moves_it_and_is_seen_in_TSC_ADJUST()
    {
        bench.WriteMsr(Tsc, 1_000_000_000_000);
        ulong adjust = bench.ReadMsr(TscAdjust);
        ulong now = bench.ReadMsr(Tsc);
        Assert.That(now, Is.EqualTo(1_000_000_000_000UL + 2));
        Assert.That(bench.Vcpu.Timestamp + bench.State.TimestampOffset, Is.EqualTo(now));

        bench.WriteMsr(TscAdjust, 0);
        Assert.That(bench.ReadMsr(Tsc), Is.EqualTo(now + 2 - adjust));
    }

    [Test]
    public void A_deadline_is_in_the_guests_time_whatever_the_guest_has_added()
    {
        EnterX2Apic();
        bench.WriteMsr(0x832, 0x4_0040);
        bench.WriteMsr(TscAdjust, 5_000_000);
        ulong deadline = bench.ReadMsr(Tsc) + 10_000;

        bench.WriteMsr(TscDeadline, deadline);
        Assert.That(bench.ReadMsr(TscDeadline), Is.EqualTo(deadline));
        bench.Exit(VcpuExitReason.Pause);
        Assert.That(bench.State.Deadline + bench.State.TimestampOffset, Is.EqualTo(deadline));

        bench.WriteMsr(TscAdjust, 0);
        Assert.That(bench.ReadMsr(TscDeadline), Is.EqualTo(deadline));
        bench.Exit(VcpuExitReason.Pause);
        Assert.That(bench.State.Deadline + bench.State.TimestampOffset, Is.EqualTo(deadline));
    }

    [Test]
    public void EFER_takes_what_the_processor_has_and_keeps_LMA()
    {
        bench.WriteMsr(Efer, 0x901);
        Assert.That(bench.State.Efer, Is.EqualTo(0xD01UL));
        Assert.That(bench.State.DirtyGroups & VcpuRegisterGroup.Control, Is.Not.EqualTo(VcpuRegisterGroup.None));

        bench.WriteMsr(Efer, 0x1D01);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection), "SVME");
        bench.WriteMsr(Efer, 0x001);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection), "LME while paging");
        Assert.That(bench.State.Efer, Is.EqualTo(0xD01UL));
    }

    [Test]
    public void PAT_takes_memory_types_only()
    {
        bench.WriteMsr(Pat, 0x0001_0506_0007_0406);
        Assert.That(bench.ReadMsr(Pat), Is.EqualTo(0x0001_0506_0007_0406UL));
        Assert.That(bench.Vcpu.ReadStateCalls, Is.Positive, "the rest of the group is asked for before it is loaded");
        bench.WriteMsr(Pat, 0x0000_0000_0000_0002);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
        bench.WriteMsr(Pat, 0x0800_0000_0000_0000);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
    }

    [Test]
    public void A_segment_base_must_be_canonical()
    {
        bench.WriteMsr(GsBase, 0xFFFF_8000_0000_1000);
        Assert.That(bench.State.Gs.Base, Is.EqualTo(0xFFFF_8000_0000_1000UL));
        bench.WriteMsr(GsBase, 0x8000_0000_0000);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
    }

    [TestCase(0x200u, 0xD000_0001UL)]
    [TestCase(0x20Fu, 0xF_F000_0800UL)]
    [TestCase(0x250u, 0x0606_0606_0606_0600UL)]
    [TestCase(0x26Fu, 0x0505_0505_0505_0505UL)]
    [TestCase(0x2FFu, 0x800UL)]
    public void MTRRs_keep_what_is_written(uint msr, ulong value)
    {
        bench.WriteMsr(msr, value);
        Assert.That(bench.ReadMsr(msr), Is.EqualTo(value));
    }

    [TestCase(0x250u, 0x0202_0202_0202_0202UL)]
    [TestCase(0x2FFu, 0x8000UL)]
    [TestCase(0xFEu, 0UL)]
    [TestCase(0x251u, 0UL)]
    public void MTRRs_refuse_reserved_types_and_bits(uint msr, ulong value)
    {
        bench.WriteMsr(msr, value);
        Assert.That(bench.NextInjection(), Is.EqualTo(GeneralProtection));
    }

    [Test]
    public void The_x2APIC_registers_are_there_once_the_guest_asks_for_them()
    {
        EnterX2Apic();
        bench.WriteMsr(0x808, 0x30);
        Assert.That(bench.ReadMsr(0x808), Is.EqualTo(0x30UL));
        Assert.That(bench.State.Cr8, Is.EqualTo(3UL), "CR8 is the upper half of the task priority");
    }

    [Test]
    public void CR8_becomes_the_task_priority()
    {
        EnterX2Apic();
        bench.Exit(VcpuExitReason.Pause, 0, (ref VcpuState state) =>
        {
            state.Cr8 = 5;
            return VcpuExitReason.Pause;
        });
        Assert.That(bench.ReadMsr(0x808), Is.Zero, "not looked at before devices are");
        Assert.That(bench.ReadMsr(0x808), Is.EqualTo(0x50UL));
    }

    [Test]
    public void The_paravirtual_clock_writes_its_structure()
    {
        bench.WriteMsr(0x4B56_4D01, 0x20_0001);
        bench.Ram.Ram.TryRead(0x20_0000 + 24, 4, out ulong multiplier);
        Assert.That(multiplier, Is.Not.Zero);
    }

    public void Dispose() => bench.Dispose();

    private void EnterX2Apic() => bench.WriteMsr(ApicBase, bench.ReadMsr(ApicBase) | (1 << 10));
}
