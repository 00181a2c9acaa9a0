// The state of a processor after a reset.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class VcpuResetStateTests
{
    [Test]
    public void The_first_instruction_is_fetched_sixteen_bytes_below_four_gibibytes()
    {
        VcpuState state = Reset();

        Assert.That(state.Cs.Base + state.Rip, Is.EqualTo(0xFFFF_FFF0));
        Assert.That(state.Cs.Selector, Is.EqualTo(0xF000));
    }

    [Test]
    public void Registers_have_the_values_of_the_manuals_table()
    {
        VcpuState state = Reset();
        Assert.Multiple(() =>
        {
            Assert.That(state.Cr0, Is.EqualTo(0x6000_0010));
            Assert.That(state.Rflags, Is.EqualTo(2));
            Assert.That(state.Dr6, Is.EqualTo(0xFFFF_0FF0));
            Assert.That(state.Dr7, Is.EqualTo(0x400));
            Assert.That(state.Pat, Is.EqualTo(0x0007_0406_0007_0406));
            Assert.That(state.Xcr0, Is.EqualTo(1));
            Assert.That(state.Efer | state.Cr2 | state.Cr3 | state.Cr4 | state.Cr8, Is.Zero);
            Assert.That(state.Ds.Limit, Is.EqualTo(0xFFFF));
            Assert.That(state.Idtr.Limit, Is.EqualTo(0xFFFF));
            Assert.That(state.ValidGroups, Is.EqualTo(VcpuRegisterGroup.All));
            Assert.That(state.DirtyGroups, Is.EqualTo(VcpuRegisterGroup.None));
        });
    }

    [Test]
    public void Nothing_of_an_earlier_guest_is_left()
    {
        VcpuState state;
        new Span<byte>(&state, sizeof(VcpuState)).Fill(0xA5);
        VcpuResetState.Write(&state);

        Assert.That(state.Injection, Is.Zero);
        Assert.That(state.TimestampOffset, Is.Zero);
        Assert.That(state.Registers[(int)GeneralRegister.R15], Is.Zero);
        Assert.That(state.Deadline, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void The_reset_state_passes_the_entry_checks()
    {
        VcpuState state = Reset();

        Assert.That(EntryChecks.Check(&state, GuestStates.Limits), Is.EqualTo(EntryCheck.None));
    }

    private static VcpuState Reset()
    {
        VcpuState state;
        VcpuResetState.Write(&state);
        return state;
    }
}
