// What leads to a triple fault, and calls of a BIOS that is not there.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Machine;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FaultRecordTests : ExitFixture
{
    private const uint InvalidOpcode = 6;
    private const uint DoubleFault = 8;
    private const uint GeneralProtection = 13;

    [Test]
    public void Without_a_watch_the_guest_keeps_its_exceptions()
    {
        Bench.Machine.Start();
        Assert.That(Bench.State.InterceptedExceptions, Is.Zero);
    }

    [Test]
    public void A_watched_exception_reaches_the_guest()
    {
        Bench.Machine.Start(watchFaults: true);
        Assert.That(Bench.State.InterceptedExceptions & (1 << 14), Is.Zero, "CR2 would be lost");
        Assert.That(Bench.State.InterceptedExceptions & (1 << 13), Is.Not.Zero);
        Assert.That(Raise(GeneralProtection, 0x18), Is.True);
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExceptionWithCode | GeneralProtection | (0x18UL << 32)));
        Assert.That(Bench.Processor.Faults.Vector, Is.EqualTo((int)GeneralProtection));
    }

    [TestCase(Exception | InvalidOpcode, GeneralProtection, (int)InvalidOpcode)]
    [TestCase(ExceptionWithCode | 14, DoubleFault, 14)]
    public void An_exception_whose_delivery_fails_ends_the_run_and_is_kept(
        ulong delivered, uint raised, int expected)
    {
        Bench.Machine.Start(watchFaults: true);
        Assert.That(Raise(raised, 0, delivered), Is.False);
        Assert.That(Bench.Machine.ResetSource, Is.EqualTo(ResetSource.TripleFault));
        Assert.That(Bench.Processor.Faults.Vector, Is.EqualTo(expected));
    }

    [Test]
    public void The_report_says_the_exception_its_place_and_the_code()
    {
        Bench.Machine.Start(watchFaults: true);
        Bench.State.Rip = 0x20_0000;
        Bench.Ram.Ram.TryWrite(0x20_0000, (byte[])[0x0F, 0x0B, 0xF4]);
        Raise(GeneralProtection, 0, Exception | InvalidOpcode);
        string text = Encoding.UTF8.GetString(
            new MachineReport("vm3").RestartLoop(Bench.Processor, ResetSource.TripleFault));
        Assert.That(text, Does.StartWith(
            "[camkes] CN3208 vm3 stopped: it has restarted 5 times without a character on its console, the last time "
            + "by a triple fault after exception 6 at RIP 0x0000000000200000 (64-bit code), code 0f 0b f4"));
    }

    [TestCase(0x10u)]
    [TestCase(0x15u)]
    public void A_call_of_the_BIOS_is_reported(uint interrupt)
    {
        EnterRealModeAt(interrupt);
        Bench.Register(GeneralRegister.Rax) = 0xE820;
        Assert.That(Bench.Exit(VcpuExitReason.Halt), Is.False);
        Assert.That(Bench.Processor.Failure, Is.EqualTo(GuestFailure.CallsBios));
        Assert.That(
            Encoding.UTF8.GetString(new MachineReport("vm0").Stopped(Bench.Processor, ref Bench.State)),
            Is.EqualTo(
                $"[camkes] CN3209 vm0 stopped: this guest calls the BIOS, interrupt 0x{interrupt:x} with AX = 0xe820, "
                + "and there is none\r\n"));
    }

    [TestCase(0x08u)]
    [TestCase(0x0Fu)]
    [TestCase(0x70u)]
    [TestCase(0x77u)]
    public void Interrupts_of_hardware_return(uint interrupt)
    {
        EnterRealModeAt(interrupt);
        Bench.Ram.Ram.TryRead(Bench.State.Cs.Base + Bench.State.Rip, 1, out ulong code);
        Assert.That(code, Is.EqualTo(0xCFUL), "IRET");
    }

    [Test]
    public void A_halt_elsewhere_is_a_halt()
    {
        StartTscDeadlineTimer(10_000);
        EnterRealModeAt(0x10);
        Bench.State.Cs.Base = 0x1_0000;
        Bench.EnableInterrupts();
        Assert.That(Bench.Exit(VcpuExitReason.Halt), Is.True);
        Assert.That(Bench.Processor.Failure, Is.EqualTo(GuestFailure.None));
    }

    [TestCase(0x400UL, 0x3F8UL)]
    [TestCase(0x40EUL, 0x9FC0UL)]
    [TestCase(0x413UL, 639UL)]
    public void The_BIOS_data_area_says_what_a_PC_has(ulong address, ulong expected)
    {
        Bench.Ram.Ram.TryRead(address, 2, out ulong value);
        Assert.That(value, Is.EqualTo(expected));
    }

    private bool Raise(uint vector, uint errorCode, ulong delivered = 0) =>
        Bench.Exit(VcpuExitReason.Exception, 0, (ref VcpuState state) =>
        {
            state.ExceptionVector = vector;
            state.ExceptionErrorCode = errorCode;
            state.InterruptedEvent = delivered;
            return VcpuExitReason.Exception;
        });

    // As INT n does in real mode: the address from the vector table.
    private void EnterRealModeAt(uint interrupt)
    {
        Bench.Ram.Ram.TryRead(interrupt * 4, 4, out ulong vector);
        Bench.State.Cr0 = 0x10;
        Bench.State.Efer = 0;
        Bench.State.Cs.Base = (vector >> 16) << 4;
        Bench.State.Cs.Attributes = 0x9B;
        Bench.State.Rip = (ushort)vector;
    }
}
