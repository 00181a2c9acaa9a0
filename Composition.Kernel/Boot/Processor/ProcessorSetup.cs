// Brings the processor into the state in which the kernel runs: protections and SYSCALL.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Control registers and model-specific registers.</summary>
// Sound: the first processor's block is zeroed memory that the linker has reserved for it.
internal static unsafe class ProcessorSetup
{
    private const int StarSystemCallShift = 32;
    private const int StarSystemReturnShift = 48;

    /// <summary>GS base and system call registers; the descriptor tables are loaded already.</summary>
    public static void EnableSystemCalls()
    {
        ProcessorData* processor = LinkerSymbols.Image()->BootProcessor;
        processor->Self = processor;
        processor->KernelStackTop = LinkerSymbols.Image()->StackTop;
        Instructions.WriteMsr(MsrNumber.GsBase, (ulong)processor);
        Instructions.WriteMsr(MsrNumber.KernelGsBase, 0);

        // A boot loader may leave both: ring 3 must find neither a base nor another way into ring 0.
        Instructions.WriteMsr(MsrNumber.FsBase, 0);
        Instructions.WriteMsr(MsrNumber.SysenterCs, 0);
        Instructions.WriteMsr(
            MsrNumber.Star,
            ((ulong)SegmentSelector.KernelCode << StarSystemCallShift)
            | ((ulong)SegmentSelector.UserBase << StarSystemReturnShift));
        Instructions.WriteMsr(MsrNumber.Lstar, LinkerSymbols.Image()->SystemCallEntry);

        // The kernel runs with interrupts off; the other flags must not follow the user into it.
        Instructions.WriteMsr(
            MsrNumber.Sfmask,
            Rflags.Interrupt | Rflags.Direction | Rflags.Trap | Rflags.AlignmentCheck | Rflags.NestedTask
            | Rflags.IoPrivilegeMask);
        Instructions.WriteMsr(MsrNumber.Efer, Instructions.ReadMsr(MsrNumber.Efer) | Efer.SystemCallExtensions);
    }

    /// <summary>Write protection, no-execute, and what keeps the kernel out of user memory.</summary>
    public static void EnableProtections()
    {
        if (CpuFeatures.HasNoExecute)
        {
            Instructions.WriteMsr(MsrNumber.Efer, Instructions.ReadMsr(MsrNumber.Efer) | Efer.NoExecuteEnable);
        }

        ulong cr0 = Instructions.ReadCr0();
        cr0 |= Cr0.WriteProtect | Cr0.MonitorCoprocessor
            | Cr0.NumericError;
        cr0 &= ~(Cr0.Emulation | Cr0.TaskSwitched);
        Instructions.WriteCr0(cr0);

        // The entry stub has cleared whatever else the boot loader had set: FSGSBASE, PCE, PKE, OSXSAVE, LA57.
        ulong cr4 = Instructions.ReadCr4();
        cr4 |= Cr4.OsFxsave | Cr4.SimdExceptions | Cr4.GlobalPages
            | Cr4.MachineCheck;
        cr4 |= CpuFeatures.HasUserModeInstructionPrevention ? Cr4.UserModeInstructionPrevention : 0;
        cr4 |= CpuFeatures.HasSupervisorExecutionPrevention ? Cr4.SupervisorExecutionProtection : 0;
        cr4 |= CpuFeatures.HasSupervisorAccessPrevention ? Cr4.SupervisorAccessProtection : 0;
        Instructions.WriteCr4(cr4);
    }
}
