// A task switch in the terms that SVM and VT-x share: AMD APM vol. 2, 15.14.1.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Translates the exit information of task switches.</summary>
// Sound: VMCB and state page have frames of their own.
internal static unsafe class SvmTaskSwitch
{
    /// <summary>Writes the exit's part of the state page. RFLAGS are in the page already.</summary>
    public static void Translate(VirtualMachineControlBlock* block, VcpuState* state)
    {
        ulong information = block->Control.ExitInformation2;
        TaskSwitchSource source = Source(information, block->Control.ExitInterruptInformation);
        ulong qualification = (block->Control.ExitInformation1 & TaskSwitchExitInformation.SelectorMask)
            | ((ulong)source << TaskSwitchAccess.SourceShift);
        if (source == TaskSwitchSource.Event)
        {
            state->NextInstruction = 0;
            state->Rflags = (information & TaskSwitchExitInformation.ResumeFlag) != 0
                ? state->Rflags | Rflags.Resume
                : state->Rflags & ~Rflags.Resume;
            if ((information & TaskSwitchExitInformation.HasErrorCode) != 0)
            {
                state->ExceptionErrorCode = (uint)(information & TaskSwitchExitInformation.ErrorCodeMask);
                qualification |= TaskSwitchAccess.HasErrorCode;
            }
        }

        state->Qualification = qualification;
    }

    /// <summary>Without one of the bits and without an event, it is a CALL.</summary>
    private static TaskSwitchSource Source(ulong information, ulong interrupted)
    {
        if ((information & TaskSwitchExitInformation.Return) != 0)
        {
            return TaskSwitchSource.Return;
        }

        if ((information & TaskSwitchExitInformation.Jump) != 0)
        {
            return TaskSwitchSource.Jump;
        }

        if ((interrupted & EventInjection.Valid) == 0)
        {
            return TaskSwitchSource.Call;
        }

        // INT3 and INTO have no type of their own here (15.7.2).
        ulong type = interrupted & EventInjection.TypeMask;
        bool isSoftware = type == EventInjection.TypeSoftwareInterrupt || (type == EventInjection.TypeException
            && (ExceptionVector)(interrupted & EventInjection.VectorMask) is
                ExceptionVector.Breakpoint or ExceptionVector.Overflow);
        return isSoftware ? TaskSwitchSource.SoftwareInterrupt : TaskSwitchSource.Event;
    }
}
