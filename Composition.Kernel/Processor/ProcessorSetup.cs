// Brings the processor into the state in which the kernel runs: protections and SYSCALL.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Processor;

/// <summary>Control registers and model-specific registers.</summary>
internal static unsafe class ProcessorSetup
{
    private const int StarSystemCallShift = 32;
    private const int StarSystemReturnShift = 48;

    /// <summary>GS base and system call registers; the descriptor tables are loaded already.</summary>
    public static void EnableSystemCalls()
    {
        ProcessorData* processor = LinkerSymbols.ProcessorData();
        processor->KernelStackTop = LinkerSymbols.StackTop();
        Instructions.WriteMsr(Msr.GsBase, (ulong)processor);
        Instructions.WriteMsr(Msr.KernelGsBase, 0);

        // A boot loader may leave both: ring 3 must find neither a base nor another way into ring 0.
        Instructions.WriteMsr(Msr.FsBase, 0);
        Instructions.WriteMsr(Msr.SysenterCs, 0);
        Instructions.WriteMsr(
            Msr.Star,
            ((ulong)SegmentSelector.KernelCode << StarSystemCallShift) |
            ((ulong)SegmentSelector.UserBase << StarSystemReturnShift));
        Instructions.WriteMsr(Msr.Lstar, LinkerSymbols.SystemCallEntry());

        // The kernel runs with interrupts off; the other flags must not follow the user into it.
        Instructions.WriteMsr(
            Msr.Sfmask,
            Rflags.InterruptEnable | Rflags.Direction | Rflags.Trap | Rflags.AlignmentCheck | Rflags.NestedTask |
            Rflags.IoPrivilegeMask);
        Instructions.WriteMsr(Msr.Efer, Instructions.ReadMsr(Msr.Efer) | Efer.SystemCallEnable);
    }

    /// <summary>Write protection, no-execute, and what keeps the kernel out of user memory.</summary>
    public static void EnableProtections()
    {
        if (CpuFeatures.HasNoExecute)
        {
            Instructions.WriteMsr(Msr.Efer, Instructions.ReadMsr(Msr.Efer) | Efer.NoExecuteEnable);
        }

        ulong cr0 = Instructions.ReadCr0();
        cr0 |= ControlRegister.Cr0WriteProtect | ControlRegister.Cr0MonitorCoprocessor |
            ControlRegister.Cr0NumericError;
        cr0 &= ~(ControlRegister.Cr0Emulation | ControlRegister.Cr0TaskSwitched);
        Instructions.WriteCr0(cr0);

        // The entry stub has cleared whatever else the boot loader had set: FSGSBASE, PCE, PKE, OSXSAVE, LA57.
        ulong cr4 = Instructions.ReadCr4();
        cr4 |= ControlRegister.Cr4FxSave | ControlRegister.Cr4SimdExceptions | ControlRegister.Cr4GlobalPages |
            ControlRegister.Cr4MachineCheck;
        cr4 |= CpuFeatures.HasUserModeInstructionPrevention ? ControlRegister.Cr4UserModeInstructionPrevention : 0;
        cr4 |= CpuFeatures.HasSupervisorExecutionPrevention ? ControlRegister.Cr4SupervisorExecutionPrevention : 0;
        cr4 |= CpuFeatures.HasSupervisorAccessPrevention ? ControlRegister.Cr4SupervisorAccessPrevention : 0;
        Instructions.WriteCr4(cr4);
    }
}
