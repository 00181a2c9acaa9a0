// Guests: non-maskable interrupts, and what ends the time in which a guest takes no other.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class NonMaskableInterruptTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const ushort Handler = 0x1800;
    private const ushort FaultHandler = 0x1900;
    private const uint NonMaskableVector = 2;
    private const uint GeneralProtection = 13;
    private const ulong Injection = EventInjection.Valid | EventInjection.TypeNonMaskable | NonMaskableVector;
    private const uint FaultCount = 0x2000;

    // What the processor pushes in 32-bit mode: EFLAGS, CS, EIP; with #GP an error code as well.
    private const ulong InterruptFrame = 12;
    private const ulong FaultFrame = 16;

    [Test]
    public void A_non_maskable_interrupt_is_delivered_while_interrupts_are_off_and_again_before_the_handler_ends()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.Gate(a, NonMaskableVector, Handler);
                WriteHandler(a, Handler, 0x55);
                a.cli();
                a.hlt();
                a.hlt();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                TestGuest.SkipInstruction(code);
                TestGuest.Set(code, nameof(VcpuState.Injection), Injection);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x55, (int)GeneralRegister.Rax);
                TestGuest.Set(code, nameof(VcpuState.Injection), Injection);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Rip), Handler + 5u);
            });

        AssertInOrder(
            console, "exit Halt", "exit Hypercall", "Registers is right", "exit Hypercall", "Rip is right");
    }

    // An IRET that faults ends the blocking as well (Intel SDM vol. 3, 26.3). On VT-x the processor does that by itself
    // and leaves the guest for the NMI window; on SVM without virtual NMIs the kernel follows the IRET. To monitors it
    // is one.
    [Test]
    public void An_IRET_that_faults_ends_the_blocking_and_the_monitor_is_told_before_the_faults_handler_begins()
    {
        string console = RunGuest(
            a =>
            {
                TestTables.Load(a);
                TestTables.Gate(a, NonMaskableVector, Handler);
                TestTables.Gate(a, GeneralProtection, FaultHandler);
                WriteFaultingHandler(a);
                WriteSpinningHandler(a);
                a.mov(__dword_ptr[FaultCount], 0);
                a.cli();
                a.hlt();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                TestGuest.SkipInstruction(code);
                code.Assembler.mov(r14, TestGuest.Field(nameof(VcpuState.Registers), (int)GeneralRegister.Rsp));
                LimitTime(code);
                InterruptUntilTold(code);

                // The fault's handler has not begun, and its frame is there once, above that of the NMI.
                ExpectPushed(code, InterruptFrame + FaultFrame);
                InterruptUntilTold(code);
                ExpectPushed(code, 2 * (InterruptFrame + FaultFrame));

                // From here on the handlers run, the inner one without an end: the monitor gets no second event.
                TestGuest.RunUntil(code, VcpuExitReason.DeadlineReached);
                code.Assembler.mov(rax, UserAddressSpace.GuestRam + FaultCount);
                code.Assembler.mov(eax, __dword_ptr[rax]);
                code.Expect(1, "the fault's handler ran once", "the fault's handler ran");
            });

        string[] reports =
        [
            "exit InterruptWindow", "NonMaskableBlocked is right", "Rip is right", "InterruptedEvent is right",
            "frames are right",
        ];
        AssertInOrder(
            console,
            ["exit Halt", .. reports, .. reports, "exit DeadlineReached", "the fault's handler ran once"]);
    }

    private static void InterruptUntilTold(TestCode code)
    {
        TestGuest.Set(code, nameof(VcpuState.Injection), Injection);
        TestGuest.RunUntil(code, VcpuExitReason.InterruptWindow);
        code.Assembler.mov(eax, TestGuest.Field32(nameof(VcpuState.NonMaskableBlocked)));
        code.Expect(0, "NonMaskableBlocked is right", "NonMaskableBlocked is wrong:");
        TestGuest.ExpectField(code, nameof(VcpuState.Rip), FaultHandler);
        TestGuest.ExpectField(code, nameof(VcpuState.InterruptedEvent), 0);
    }

    // R14: the stack pointer before the first interrupt.
    private static void ExpectPushed(TestCode code, ulong bytes)
    {
        code.Assembler.mov(rax, r14);
        code.Assembler.sub(rax, TestGuest.Field(nameof(VcpuState.Registers), (int)GeneralRegister.Rsp));
        code.Expect(bytes, "frames are right", "frames are wrong:");
    }

    // Only for a guest that is never left.
    private static void LimitTime(TestCode code)
    {
        code.ReadTimestamp();
        code.Assembler.mov(rcx, 300_000_000UL);
        code.Assembler.add(rax, rcx);
        code.Assembler.mov(TestGuest.Field(nameof(VcpuState.Deadline)), rax);
    }

    // MOV DWORD [ESP + 4], 0 makes the code selector null; IRET.
    private static void WriteFaultingHandler(Assembler a)
    {
        a.mov(__dword_ptr[(uint)Handler], 0x0424_44C7);
        a.mov(__dword_ptr[Handler + 4u], 0);
        a.mov(__byte_ptr[Handler + 8u], 0xCF);
    }

    // INC DWORD [FaultCount]; JMP to itself. Interrupts are disabled.
    private static void WriteSpinningHandler(Assembler a)
    {
        a.mov(__word_ptr[(uint)FaultHandler], 0x05FF);
        a.mov(__dword_ptr[FaultHandler + 2u], FaultCount);
        a.mov(__word_ptr[FaultHandler + 6u], 0xFEEB);
    }
}
