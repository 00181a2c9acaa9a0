// What ends the run of a machine: power off, a reset, a failure.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Exits;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MachineEndTests : ExitFixture
{
    [Test]
    public void Power_off_by_ACPI_ends_the_run()
    {
        Bench.Vcpu.Then((ref VcpuState state) =>
        {
            state.Qualification = 0x604 | (2 << 16);
            state.SetRax(0x3400);
            return VcpuExitReason.PortAccess;
        });
        Assert.That(Bench.Machine.Run(), Is.EqualTo(MachineRequest.PowerOff));
    }

    [TestCase((ushort)0xCF9, 6u, ResetSource.ResetControlRegister)]
    [TestCase((ushort)0x64, 0xFEu, ResetSource.KeyboardController)]
    [TestCase((ushort)0x92, 1u, ResetSource.SystemControlPort)]
    public void A_reset_by_a_port_ends_the_run_and_the_machine_starts_afresh(
        ushort port, uint value, ResetSource source)
    {
        Bench.Out(0x3F9, 0x0F);
        Bench.Vcpu.Then((ref VcpuState state) =>
        {
            state.Qualification = port | (1UL << 16);
            state.SetRax(value);
            return VcpuExitReason.PortAccess;
        });
        Assert.That(Bench.Machine.Run(), Is.EqualTo(MachineRequest.Reset));
        Assert.That(Bench.Machine.ResetSource, Is.EqualTo(source));

        Bench.Machine.Start();
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry));
        Assert.That(Bench.In(0x3F9), Is.Zero, "the serial port's interrupt enable register");
    }

    [Test]
    public void A_triple_fault_resets_the_machine()
    {
        Bench.Vcpu.Then((ref VcpuState _) => VcpuExitReason.Shutdown);
        Assert.That(Bench.Machine.Run(), Is.EqualTo(MachineRequest.Reset));
        Assert.That(Bench.Machine.ResetSource, Is.EqualTo(ResetSource.TripleFault));
    }

    [TestCase(VcpuExitReason.InvalidState, GuestFailure.InvalidState)]
    [TestCase(VcpuExitReason.NotAvailable, GuestFailure.NotAvailable)]
    [TestCase(VcpuExitReason.Other, GuestFailure.UnexpectedExit)]
    public void An_exit_that_cannot_be_dealt_with_ends_the_run(object reason, object failure)
    {
        Bench.Vcpu.Then((ref VcpuState _) => (VcpuExitReason)reason);
        Assert.That(Bench.Machine.Run(), Is.EqualTo(MachineRequest.None));
        Assert.That(Bench.Processor.Failure, Is.EqualTo(failure));
    }

    [TestCase(2ul, GuestFailure.ExecutesOutsideRam)]
    [TestCase(4ul, GuestFailure.PageTablesOutsideRam)]
    public void Code_and_page_tables_outside_RAM_end_the_run(ulong qualification, object failure)
    {
        Assert.That(Bench.Exit(VcpuExitReason.MemoryAccess, qualification), Is.False);
        Assert.That(Bench.Processor.Failure, Is.EqualTo(failure));
    }
}
