// While a processor handles a non-maskable interrupt it takes no other until IRET (AMD APM vol. 2, 8.1.3). SVM without
// virtual NMIs leaves that to the hypervisor: IRET is intercepted, and then executed by a single step.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Follows a guest from the injection of an NMI to the end of its handler.</summary>
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

    /// <summary>Before VMRUN while the guest returns: the IRET is executed with the trap flag set, and nothing but its end gets past us.</summary>
    public static void BeforeRun(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        // An event that is injected pushes RFLAGS, and its handler comes first.
        if ((block->Control.EventInjection & EventInjection.Valid) == 0)
        {
            vcpu->NonMaskablePhase = NonMaskablePhase.Stepping;
            vcpu->ReturningTrapFlag = block->Save.Rflags & GuestRflags.Trap;
            block->Save.Rflags |= GuestRflags.Trap;

            // Its bits are never cleared by the processor: what is set after the step is of the step.
            vcpu->ReturningDebugStatus = block->Save.Dr6 & Reported;
            block->Save.Dr6 &= ~Reported;
            block->Control.Exceptions = AllExceptions;
        }
    }

    /// <summary>After #VMEXIT. The exit code may change.</summary>
    /// <returns>True: the exit is dealt with, and the guest goes on.</returns>
    public static bool AfterRun(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        ulong code = block->Control.ExitCode;
        if (vcpu->NonMaskablePhase != NonMaskablePhase.Stepping)
        {
            bool returns = vcpu->NonMaskablePhase == NonMaskablePhase.Handling && code == SvmExitCode.Iret;
            if (returns)
            {
                block->Control.Intercepts3 &= ~InterceptVector3.Iret;
                vcpu->NonMaskablePhase = NonMaskablePhase.Returning;
            }

            return returns;
        }

        block->Control.Exceptions = vcpu->State->InterceptedExceptions | SvmEntry.ForcedExceptions;
        bool isDone = code == SvmExitCode.Exception + ExceptionVector.Debug && (block->Save.Dr6 & SingleStep) != 0;
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

        // Not executed: whoever looks at the guest now sees its own flags. A fault ends the blocking as well.
        bool faulted = code is >= SvmExitCode.Exception and < SvmExitCode.Exception + ExceptionVector.FirstInterrupt;
        block->Save.Rflags = (block->Save.Rflags & ~GuestRflags.Trap) | vcpu->ReturningTrapFlag;
        vcpu->NonMaskablePhase = faulted ? NonMaskablePhase.Open : NonMaskablePhase.Returning;
        return faulted && PassOn(block, (int)(code - SvmExitCode.Exception));
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

        if (vector == ExceptionVector.PageFault)
        {
            block->Save.Cr2 = block->Control.ExitInformation2;
        }

        ulong injection = EventInjection.Valid | EventInjection.TypeException | (uint)vector;
        if (EntryChecks.PushesErrorCode(vector, block->Save.Cr0))
        {
            injection |= EventInjection.ErrorCodeValid |
                ((block->Control.ExitInformation1 & uint.MaxValue) << EventInjection.ErrorCodeShift);
        }

        // Resuming injects again what was cut short: here it is the exception itself.
        block->Control.ExitInterruptInformation = injection;
        return true;
    }
}
