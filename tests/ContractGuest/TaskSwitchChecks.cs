// Task switches by hardware: by jump, call, return, and through task gates. Intel SDM vol. 3, chapter 8.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal sealed class TaskSwitchChecks(GuestAssembler guest)
{
    private const byte SoftwareVector = 0x82;

    // What the second task leaves: its own selector above a value.
    private const uint Mark = 0x5A5A;
    private const uint Marked = ((uint)ProcessorEnvironment.SecondTask << 16) | Mark;

    // Offsets of a 32-bit task state segment. AMD APM vol. 2, 12.2.4.
    private const uint TaskEip = 0x20, TaskEflags = 0x24, TaskEsp = 0x38, TaskFs = 0x58;

    private static readonly (uint Offset, ushort Selector)[] taskSegments =
    [
        (0x48, ProcessorEnvironment.Data), (0x4C, ProcessorEnvironment.Code), (0x50, ProcessorEnvironment.Data),
        (0x54, ProcessorEnvironment.Data), (TaskFs, ProcessorEnvironment.Data), (0x5C, ProcessorEnvironment.Data),
    ];

    // Offsets of a 16-bit one: figure 12-7.
    private const uint TaskIp16 = 0x0E, TaskFlags16 = 0x10;

    private static readonly (uint Offset, ushort Selector)[] taskSegments16 =
    [
        (0x22, ProcessorEnvironment.Data), (0x24, ProcessorEnvironment.Code), (0x26, ProcessorEnvironment.Data),
        (0x28, ProcessorEnvironment.Data),
    ];

    private int returning;
    private int jumping;
    private int skipping;
    private int acknowledging;
    private int faulted;

    public void Emit()
    {
        EmitTasks();
        EmitCall();
        EmitJump();
        EmitGates();
        EmitInterrupts();
        EmitSixteenBitTask();
        EmitFaults();
        guest.Code.clts();
    }

    /// <summary>Writes the second task's state, so that it begins at a label.</summary>
    public static void EmitTask(GuestAssembler guest, int entry)
    {
        Assembler a = guest.Code;
        a.mov(__dword_ptr[GuestMemory.TaskValue], 0);
        a.mov(__dword_ptr[GuestMemory.SecondTask + TaskEip], guest.AddressOf(entry));
        a.mov(__dword_ptr[GuestMemory.SecondTask + TaskEflags], Eflags.AlwaysOne);
        a.mov(__dword_ptr[GuestMemory.SecondTask + TaskEsp], GuestMemory.SecondTaskStack);
        foreach ((uint offset, ushort selector) in taskSegments)
        {
            a.mov(__dword_ptr[GuestMemory.SecondTask + offset], (uint)selector);
        }
    }

    /// <summary>CALL or JMP to a selector, which is all that counts of the far address.</summary>
    public static void EmitFar(Assembler a, byte instruction, ushort selector)
    {
        a.db(instruction);
        a.dd(0);
        a.dw(selector);
    }

    public const byte CallFar = 0x9A, JumpFar = 0xEA;

    // What the second task does. To be jumped over.
    private void EmitTasks()
    {
        Assembler a = guest.Code;
        int after = guest.NewLabel();
        a.jmp(guest.Target(after));

        returning = Begin();
        a.iretd();

        jumping = Begin();
        EmitFar(a, JumpFar, ProcessorEnvironment.FirstTask);

        // A fault's task: takes the error code, and lets the old task go on behind its instruction.
        skipping = Begin();
        a.pop(ecx);
        a.mov(__dword_ptr[GuestMemory.Buffer], ecx);
        a.mov(ecx, __dword_ptr[GuestMemory.FirstTask + TaskEip]);
        a.mov(__dword_ptr[GuestMemory.Buffer + 4], ecx);
        a.mov(ecx, __dword_ptr[GuestMemory.ResumeAddress]);
        a.mov(__dword_ptr[GuestMemory.FirstTask + TaskEip], ecx);
        a.mov(__dword_ptr[GuestMemory.ResumeAddress], 0);
        a.iretd();

        acknowledging = Begin();
        a.mov(al, Pic8259.EndOfInterrupt);
        a.@out(Pic8259.MasterCommand, al);
        a.iretd();

        // The address at which a fault of the second task continues.
        faulted = Begin();
        a.iretd();
        guest.Place(after);
        a.nop();

        int Begin()
        {
            int label = guest.NewLabel();
            guest.Place(label);
            a.str(eax);
            a.shl(eax, 16);
            a.or(eax, Mark);
            a.mov(__dword_ptr[GuestMemory.TaskValue], eax);
            return label;
        }
    }

    private void EmitCall()
    {
        Switch("a task switch by a call", returning, a =>
        {
            a.mov(ecx, 0x1234);
            EmitFar(a, CallFar, ProcessorEnvironment.SecondTask);
            a.mov(__dword_ptr[GuestMemory.Buffer], ecx);
        });
        guest.Check(
            "the task that called keeps its registers", 0x1234, a => a.mov(eax, __dword_ptr[GuestMemory.Buffer]));
        guest.Check("and is the current one again", ProcessorEnvironment.FirstTask, a => a.str(eax));
        guest.Check("the task that was called is linked to it", ProcessorEnvironment.FirstTask, a =>
            a.movzx(eax, __word_ptr[GuestMemory.SecondTask]));
        guest.Check("a task switch sets TS", Cr0.TaskSwitched, a =>
        {
            a.mov(eax, cr0);
            a.and(eax, Cr0.TaskSwitched);
        });
    }

    private void EmitJump()
    {
        Switch("a task switch by a jump, and back by another", jumping,
            a => EmitFar(a, JumpFar, ProcessorEnvironment.SecondTask));
        const uint Available = (uint)(SegmentDescriptor.AvailableTask >> SegmentDescriptor.AttributesShift);
        const uint Busy = Available | (uint)(SegmentDescriptor.TaskIsBusy >> SegmentDescriptor.AttributesShift);
        const uint Attributes = GuestMemory.DescriptorTable + SegmentDescriptor.AttributesOffset;
        guest.Check("the first task alone is busy then", (Busy << 8) | Available, a =>
        {
            a.mov(ah, __byte_ptr[Attributes + ProcessorEnvironment.FirstTask]);
            a.mov(al, __byte_ptr[Attributes + ProcessorEnvironment.SecondTask]);
            a.and(eax, 0xFFFF);
        });
        guest.Check("and not nested", 0, a =>
        {
            a.pushfd();
            a.pop(eax);
            a.and(eax, Eflags.NestedTask);
        });
    }

    private void EmitGates()
    {
        Switch("a task switch by a call through a gate", returning,
            a => EmitFar(a, CallFar, ProcessorEnvironment.TaskGate));
        Switch("a task switch by an interrupt instruction", returning, a =>
        {
            EmitTaskGate(a, SoftwareVector);
            a.@int(SoftwareVector);
        });
        int fault = guest.NewLabel(), after = guest.NewLabel();
        Switch("a task switch by an exception", skipping, a =>
        {
            SaveGate(a, GeneralProtection);
            EmitTaskGate(a, GeneralProtection);
            a.mov(__dword_ptr[GuestMemory.ResumeAddress], guest.AddressOf(after));
            a.mov(eax, ProcessorEnvironment.BeyondTable);
            guest.Place(fault);
            a.mov(gs, eax);
            guest.Place(after);
            a.nop();
            RestoreGate(a, GeneralProtection);
        });
        guest.Check("its error code", ProcessorEnvironment.BeyondTable, a => a.mov(eax, __dword_ptr[GuestMemory.Buffer]));
        guest.Check("where it was met", 0, a =>
        {
            a.mov(eax, __dword_ptr[GuestMemory.Buffer + 4]);
            a.sub(eax, guest.AddressOf(fault));
        });
    }

    private void EmitInterrupts()
    {
        Switch("a task switch by the timer's interrupt", acknowledging, a =>
        {
            SaveGate(a, ProcessorEnvironment.FirstInterrupt);
            EmitTaskGate(a, ProcessorEnvironment.FirstInterrupt);
            InterruptChecks.EmitTimer(a);
            a.sti();
            InterruptChecks.EmitWait(a, GuestMemory.TaskValue);
            a.cli();
            InterruptChecks.EmitMasked(a);
            RestoreGate(a, ProcessorEnvironment.FirstInterrupt);
        });
        Switch("a task switch by an NMI", returning, a =>
        {
            SaveGate(a, NonMaskableInterrupt);
            EmitTaskGate(a, NonMaskableInterrupt);
            InterruptChecks.EmitNonMaskable(a);
            InterruptChecks.EmitWait(a, GuestMemory.TaskValue);
            RestoreGate(a, NonMaskableInterrupt);
        });
    }

    // Its code lies below 64 KiB, for IP; 32-bit code all the same.
    private void EmitSixteenBitTask() =>
        guest.Check("a task switch to a 16-bit task and back", 0x1616, a =>
        {
            var code = new Assembler(32);
            code.mov(__dword_ptr[GuestMemory.TaskValue], 0x1616);
            code.iretd();
            using var bytes = new MemoryStream();
            code.Assemble(new StreamCodeWriter(bytes), GuestMemory.SixteenBitCode);
            foreach ((byte value, uint offset) in bytes.ToArray().Select((value, offset) => (value, (uint)offset)))
            {
                a.mov(__byte_ptr[GuestMemory.SixteenBitCode + offset], value);
            }

            a.mov(__word_ptr[GuestMemory.SixteenBitTask + TaskIp16], (ushort)GuestMemory.SixteenBitCode);
            a.mov(__word_ptr[GuestMemory.SixteenBitTask + TaskFlags16], Eflags.AlwaysOne);
            foreach ((uint offset, ushort selector) in taskSegments16)
            {
                a.mov(__word_ptr[GuestMemory.SixteenBitTask + offset], selector);
            }

            EmitFar(a, CallFar, ProcessorEnvironment.SixteenBitTask);
            a.mov(eax, __dword_ptr[GuestMemory.TaskValue]);
        });

    private void EmitFaults()
    {
        guest.CheckFault("a task that is busy", GeneralProtection, ProcessorEnvironment.FirstTask,
            a => EmitFar(a, JumpFar, ProcessorEnvironment.FirstTask));
        guest.CheckFault("a task that is not present", SegmentNotPresent, ProcessorEnvironment.AbsentTask,
            a => EmitFar(a, CallFar, ProcessorEnvironment.AbsentTask));
        guest.CheckFault("a task that is too short", InvalidTaskState, ProcessorEnvironment.ShortTask,
            a => EmitFar(a, JumpFar, ProcessorEnvironment.ShortTask));
        guest.CheckFault("a return to no task", InvalidTaskState, 0, a =>
        {
            a.mov(__word_ptr[GuestMemory.FirstTask], 0);
            a.pushfd();
            a.or(__dword_ptr[esp], Eflags.NestedTask);
            a.popfd();
            a.iretd();
        });
        guest.Code.pushfd();
        guest.Code.and(__dword_ptr[esp], ~Eflags.NestedTask);
        guest.Code.popfd();

        // The segment is the new task's: it takes the fault itself, and returns.
        guest.Check("a task's segment that is not there", (InvalidTaskState << 16) | ProcessorEnvironment.BeyondTable, a =>
        {
            EmitTask(guest, returning);
            a.mov(__dword_ptr[GuestMemory.SecondTask + TaskFs], ProcessorEnvironment.BeyondTable);
            a.mov(__dword_ptr[GuestMemory.ResumeAddress], guest.AddressOf(faulted));
            EmitFar(a, CallFar, ProcessorEnvironment.SecondTask);
            a.mov(eax, __dword_ptr[GuestMemory.LastException]);
            a.shl(eax, 16);
            a.or(eax, __dword_ptr[GuestMemory.LastErrorCode]);
        });
        guest.Check("that fault is the new task's", Marked, a => a.mov(eax, __dword_ptr[GuestMemory.TaskValue]));
    }

    // Checks that the second task has run, from a label on.
    private void Switch(string name, int entry, Action<Assembler> body) => guest.Check(name, Marked, a =>
    {
        EmitTask(guest, entry);
        body(a);
        a.mov(eax, __dword_ptr[GuestMemory.TaskValue]);
    });

    private static void EmitTaskGate(Assembler a, uint vector)
    {
        a.mov(__dword_ptr[Gate(vector)], (uint)ProcessorEnvironment.SecondTask << 16);
        a.mov(__dword_ptr[Gate(vector) + 4], SegmentDescriptor.High(SegmentDescriptor.TaskGate));
    }

    private static void SaveGate(Assembler a, uint vector)
    {
        a.push(__dword_ptr[Gate(vector)]);
        a.push(__dword_ptr[Gate(vector) + 4]);
    }

    private static void RestoreGate(Assembler a, uint vector)
    {
        a.pop(__dword_ptr[Gate(vector) + 4]);
        a.pop(__dword_ptr[Gate(vector)]);
    }

    private static uint Gate(uint vector) => GuestMemory.InterruptTable + (vector * 8);
}
