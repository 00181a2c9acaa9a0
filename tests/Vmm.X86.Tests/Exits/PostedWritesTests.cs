// Characters that the kernel has collected for the monitor.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed unsafe class PostedWritesTests : ExitFixture
{
    [Test]
    public void The_transmitters_port_is_declared_while_its_driver_may_post()
    {
        EnableTransmitter();
        Bench.Exit(VcpuExitReason.Pause);
        Assert.That(Bench.State.PostedAccess, Is.EqualTo(0x3F8 | PortAccess.ByteWrite));
        Bench.Out(0x3F9, 0);
        Bench.Exit(VcpuExitReason.Pause);
        Assert.That(Bench.State.PostedAccess, Is.Zero);
    }

    [Test]
    public void Posted_characters_come_before_what_the_exit_is_about()
    {
        EnableTransmitter();
        Bench.Exit(VcpuExitReason.PortAccess, 0x3F8 | PortAccess.ByteWrite, (ref VcpuState state) =>
        {
            Post(ref state, "log");
            state.Registers[(int)GeneralRegister.Rax] = 'i';
            return default;
        });
        Bench.Exit(VcpuExitReason.Cpuid, 0, (ref VcpuState state) => Post(ref state, "n:"));
        Assert.That(Bench.Output, Is.EqualTo("login:"));
        Assert.That(Bench.State.PostedCount, Is.Zero);
    }

    [Test]
    public void The_exit_that_brings_them_raises_the_transmitters_interrupt()
    {
        EnableSerialInterrupt();
        EnableTransmitter();
        Bench.EnableInterrupts();
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x34));
        Bench.In(0x3FA);
        Bench.Out(0x20, 0x20);
        Assert.That(Bench.NextInjection(), Is.Zero);
        Bench.Exit(VcpuExitReason.Cpuid, 0, (ref VcpuState state) => Post(ref state, "x"));
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x34));
    }

    [Test]
    public void A_driver_that_fills_the_fifo_and_then_reads_iir_is_not_interrupted()
    {
        EnableSerialInterrupt();
        EnableTransmitter();
        Bench.EnableInterrupts();
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x34));
        Bench.In(0x3FA);
        Bench.Out(0x20, 0x20);
        Bench.Exit(
            VcpuExitReason.PortAccess,
            0x3FA | PortAccess.ByteWrite | PortAccess.In,
            (ref VcpuState state) => Post(ref state, "x"));
        Assert.That(Bench.Register(GeneralRegister.Rax) & 0x0F, Is.EqualTo(2));
        Assert.That(Bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_deadline_brings_what_no_other_exit_does()
    {
        EnableTransmitter();
        Bench.Exit(VcpuExitReason.Pause);
        ulong wait = Bench.State.Deadline - Bench.Vcpu.Timestamp;
        Assert.That(wait, Is.LessThanOrEqualTo(ScriptedVcpu.Frequency / 720));
        Bench.Exit(VcpuExitReason.DeadlineReached, 0, (ref VcpuState state) => Post(ref state, "x"));
        Assert.That(Bench.Output, Is.EqualTo("x"));
    }

    private void EnableTransmitter()
    {
        Bench.Out(0x3FA, 1);
        Bench.Out(0x3F9, 2);
    }

    private static VcpuExitReason Post(ref VcpuState state, string text)
    {
        foreach (char character in text)
        {
            state.PostedValues[state.PostedCount++] = (byte)character;
        }

        return default;
    }
}
