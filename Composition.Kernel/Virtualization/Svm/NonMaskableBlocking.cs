// While a processor handles a non-maskable interrupt it takes no other until IRET (AMD APM vol. 2, 8.1.3). SVM without
// virtual NMIs leaves that to the hypervisor: IRET is intercepted, and then executed by a single step.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Follows a guest from the injection of an NMI to the end of its handler.</summary>
// Sound: the block is the VMCB of this vCPU, in a frame of its own.
internal static unsafe class NonMaskableBlocking
{
    private const ulong KindMask = EventInjection.Valid | EventInjection.TypeMask;
    private const ulong NonMaskable = EventInjection.Valid | EventInjection.TypeNonMaskable;

    // DR6: AMD APM vol. 2, 13.1.1.3.
    private const ulong SingleStep = 1UL << 14;
    private const ulong Breakpoints = 0xF;
    private const ulong Reported = SingleStep | Breakpoints;
    private const uint AllExceptions = uint.MaxValue;

    /// <summary>Whether the guest handles a non-maskable interrupt from the injection of this event on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Begins(ulong injection) => (injection & KindMask) == NonMaskable;

    /// <summary>Takes over what the monitor wants at an entry with an NMI, or into the handling of one.</summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="block">Its VMCB.</param>
    /// <param name="isBlocked">False: the monitor has ended the blocking, as a reset does.</param>
    /// <param name="injection">The event that is about to be injected.</param>
    public static void Load(Vcpu* vcpu, VirtualMachineControlBlock* block, bool isBlocked, ulong injection)
    {
        if (!isBlocked)
        {
            vcpu->NonMaskablePhase = NonMaskablePhase.Open;
            block->Control.Intercepts3 &= ~InterceptVector3.Iret;
        }

        if (Begins(injection))
        {
            vcpu->NonMaskablePhase = NonMaskablePhase.Handling;
            block->Control.Intercepts3 |= InterceptVector3.Iret;
        }
    }

    /// <summary>Before VMRUN while the guest handles a non-maskable interrupt.</summary>
    /// <returns>True if the guest must exit before its next instruction, after the delivery of the event.</returns>
    public static bool BeforeRun(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        if (vcpu->NonMaskablePhase == NonMaskablePhase.Returning)
        {
            Step(vcpu, block);
        }

        return vcpu->NonMaskablePhase == NonMaskablePhase.Faulted;
    }

    // The IRET is executed with the trap flag set, and nothing but its end gets past us.
    private static void Step(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        // An injected event pushes RFLAGS, and its handler runs first.
        if ((block->Control.EventInjection & EventInjection.Valid) == 0)
        {
            vcpu->NonMaskablePhase = NonMaskablePhase.Stepping;
            vcpu->ReturningTrapFlag = block->Save.Rflags & Rflags.Trap;
            block->Save.Rflags |= Rflags.Trap;

            // Its bits are never cleared by the processor: what is set after the step is of the step.
            vcpu->ReturningDebugStatus = block->Save.Dr6 & Reported;
            block->Save.Dr6 &= ~Reported;
            block->Control.Exceptions = AllExceptions;
        }
    }

    /// <summary>After #VMEXIT. The exit code may change.</summary>
    /// <returns>True if the exit is handled and the guest continues.</returns>
    public static bool AfterRun(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        switch (vcpu->NonMaskablePhase)
        {
            case NonMaskablePhase.Handling when block->Control.ExitCode == SvmExitCode.Iret:
                block->Control.Intercepts3 &= ~InterceptVector3.Iret;
                vcpu->NonMaskablePhase = NonMaskablePhase.Returning;
                return true;
            case NonMaskablePhase.Stepping:
                return AfterStep(vcpu, block);
            case NonMaskablePhase.Faulted:
                AfterFault(vcpu, block);
                return false;
            default:
                return false;
        }
    }

    private static bool AfterStep(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        ulong code = block->Control.ExitCode;
        block->Control.Exceptions = vcpu->State->InterceptedExceptions | Vcpu.ForcedExceptions;
        bool isDone = code == SvmExitCode.Exception + (ulong)ExceptionVector.Debug && (block->Save.Dr6 & SingleStep) != 0;
        if (isDone)
        {
            // RFLAGS are those that the IRET has loaded.
            vcpu->NonMaskablePhase = NonMaskablePhase.Open;
            HideStep(vcpu, block);
        }

        block->Save.Dr6 |= vcpu->ReturningDebugStatus;
        if (isDone)
        {
            return false;
        }

        // Not executed: the guest's own flags are visible again. A fault also ends the blocking.
        bool faulted = code is >= SvmExitCode.Exception and < SvmExitCode.Exception + ExceptionVectors.FirstInterrupt;
        block->Save.Rflags = (block->Save.Rflags & ~Rflags.Trap) | vcpu->ReturningTrapFlag;
        bool passesOn = faulted && PassOn(block, (int)(code - SvmExitCode.Exception));
        vcpu->NonMaskablePhase = !faulted ? NonMaskablePhase.Returning
            : passesOn ? NonMaskablePhase.Faulted
            : NonMaskablePhase.Open;
        return passesOn;
    }

    // The interrupt that ends this run is our own: events are injected before one is taken (AMD APM vol. 2, 15.20), so
    // the exception's handler is about to begin. There a processor takes a non-maskable interrupt that was held back,
    // and there VT-x leaves the guest with an NMI window.
    private static void AfterFault(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        switch (block->Control.ExitCode)
        {
            case SvmExitCode.Interrupt when (block->Control.ExitInterruptInformation & EventInjection.Valid) == 0:
                block->Control.ExitCode = SvmExitCode.VirtualInterrupt;
                vcpu->NonMaskablePhase = NonMaskablePhase.Open;
                break;
            case SvmExitCode.Interrupt:
            case SvmExitCode.MachineCheck:
            case SvmExitCode.NonMaskableInterrupt:
            case SvmExitCode.SystemManagementInterrupt:
            case SvmExitCode.Init:
                // A physical NMI, which is not reported to the monitor.
                break;
            default:
                // The delivery was interrupted, for example by a nested page fault: this exit reports it.
                vcpu->NonMaskablePhase = NonMaskablePhase.Open;
                break;
        }
    }

    // The guest did not ask for the step. For the monitor it is the end of what held the next NMI back.
    private static void HideStep(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        if (vcpu->ReturningTrapFlag == 0)
        {
            block->Save.Dr6 &= ~SingleStep;
            if ((block->Save.Dr6 & Breakpoints) == 0)
            {
                block->Control.ExitCode = SvmExitCode.VirtualInterrupt;
            }
        }
    }

    // The exception is the guest's, unless it is one that all guests or this one are left for.
    private static bool PassOn(VirtualMachineControlBlock* block, int vector)
    {
        if (((block->Control.Exceptions >> vector) & 1) != 0)
        {
            return false;
        }

        if (vector == (int)ExceptionVector.Page)
        {
            block->Save.Cr2 = block->Control.ExitInformation2;
        }

        ulong injection = EventInjection.Valid | EventInjection.TypeException | (uint)vector;
        if (EntryChecks.PushesErrorCode(vector, block->Save.Cr0))
        {
            injection |= EventInjection.ErrorCodeValid
                | ((block->Control.ExitInformation1 & uint.MaxValue) << EventInjection.ErrorCodeShift);
        }

        // Resuming injects again what was cut short: here it is the exception itself.
        block->Control.ExitInterruptInformation = injection;
        return true;
    }
}
