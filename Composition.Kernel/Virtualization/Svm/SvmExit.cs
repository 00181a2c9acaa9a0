// From the VMCB to the state page: what happened, in the terms that SVM and VT-x share.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Translates exits.</summary>
// Sound: VMCB and state page have frames of their own, and the processor writes only the former.
internal static unsafe class SvmExit
{
    private const uint ExceptionVectors = 32;

    /// <summary>Reports an exit to the monitor and stores the common groups.</summary>
    public static VcpuExitReason Report(VirtualMachineControlBlock* block, VcpuState* state, ulong timestamp)
    {
        ulong code = block->Control.ExitCode;
        SvmState.StoreGeneral(block, state);
        state->Qualification = 0;

        // Without the feature the field stays 0, and so it does for exits that no instruction has caused.
        state->NextInstruction = block->Control.NextRip;
        VcpuExitReason reason = Translate(block, state, code);
        state->ExitReason = reason;
        state->HardwareReason = code;
        state->ExitTimestamp = timestamp;
        ulong interrupted = block->Control.ExitInterruptInformation;
        state->InterruptedEvent = (interrupted & EventInjection.Valid) != 0 ? interrupted : 0;
        SvmState.StoreControl(block, state);
        SvmState.StoreSegments(block, state);
        ExitReport.Complete(state);
        return reason;
    }

    /// <summary>Whether an exit for a port is a write, as every posted one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPortWrite(VirtualMachineControlBlock* block) =>
        (block->Control.ExitInformation1 & IoExitInformation.In) == 0;

    /// <summary>Handles a port write that the monitor wants posted. False: the exit is the monitor's.</summary>
    public static bool TryPost(VirtualMachineControlBlock* block, VcpuState* state)
    {
        ulong access = PortQualification(block->Control.ExitInformation1);
        if (!PostedWrites.TryAdd(state, access, block->Save.Rax, block->Save.Rflags))
        {
            return false;
        }

        block->Save.Rip = block->Control.ExitInformation2;
        block->Control.InterruptShadow &= ~1UL;
        return true;
    }

    /// <summary>
    /// Keeps in the state page what a resumption needs after an exit that the kernel handles: then the system call
    /// may be started afresh. An event whose delivery was cut short is injected again.
    /// </summary>
    public static void StoreInterrupted(VirtualMachineControlBlock* block, VcpuState* state)
    {
        SvmState.StoreGeneral(block, state);
        ulong interrupted = block->Control.ExitInterruptInformation;
        if ((interrupted & EventInjection.Valid) != 0)
        {
            state->Injection = interrupted;
        }
    }

    private static VcpuExitReason Translate(VirtualMachineControlBlock* block, VcpuState* state, ulong code)
    {
        switch (code)
        {
            case SvmExitCode.IoPort:
                state->Qualification = PortQualification(block->Control.ExitInformation1);

                // EXITINFO2 is the next instruction's address on every processor (15.10.2).
                state->NextInstruction = block->Control.ExitInformation2;
                return VcpuExitReason.PortAccess;
            case SvmExitCode.NestedPageFault:
                state->Qualification = MemoryQualification(block->Control.ExitInformation1);
                state->GuestPhysicalAddress = block->Control.ExitInformation2;
                return VcpuExitReason.MemoryAccess;
            case SvmExitCode.Cpuid:
                StoreNext(block, state, length: 2);
                return VcpuExitReason.Cpuid;
            case SvmExitCode.Msr:
                StoreNext(block, state, length: 2);
                return block->Control.ExitInformation1 == 0 ? VcpuExitReason.MsrRead : VcpuExitReason.MsrWrite;
            case SvmExitCode.Hlt:
                StoreNext(block, state, length: 1);
                return VcpuExitReason.Halt;
            case SvmExitCode.VirtualInterrupt:
                return VcpuExitReason.InterruptWindow;
            case SvmExitCode.Shutdown:
                return VcpuExitReason.Shutdown;
            case SvmExitCode.Vmmcall:
                StoreNext(block, state, length: 3);
                return VcpuExitReason.Hypercall;
            case SvmExitCode.Xsetbv:
                StoreNext(block, state, length: 3);
                return VcpuExitReason.ExtendedControlRegisterWrite;
            case SvmExitCode.Wbinvd:
            case SvmExitCode.Invd:
                StoreNext(block, state, length: 2);
                return VcpuExitReason.CacheControl;
            case SvmExitCode.Monitor:
            case SvmExitCode.Mwait:
            case SvmExitCode.MwaitArmed:
                StoreNext(block, state, length: 3);
                return VcpuExitReason.MonitorWait;
            case SvmExitCode.Pause:
                StoreNext(block, state, length: 2);
                return VcpuExitReason.Pause;
            case SvmExitCode.TaskSwitch:
                SvmTaskSwitch.Translate(block, state);
                return VcpuExitReason.TaskSwitch;
            default:
                return TranslateOther(block, state, code);
        }
    }

    private static VcpuExitReason TranslateOther(VirtualMachineControlBlock* block, VcpuState* state, ulong code)
    {
        switch (code)
        {
            case SvmExitCode.Rdpmc:
            case SvmExitCode.Rsm:
            case SvmExitCode.Invlpga:
            case SvmExitCode.Rdpru:
            case SvmExitCode.Invlpgb:
            case SvmExitCode.InvlpgbIllegal:
            case SvmExitCode.Tlbsync:
            case >= SvmExitCode.Vmrun and <= SvmExitCode.Skinit:
                return VcpuExitReason.ForbiddenInstruction;
            case >= SvmExitCode.Exception and < SvmExitCode.Exception + ExceptionVectors:
                state->ExceptionVector = (uint)(code - SvmExitCode.Exception);
                state->ExceptionErrorCode = (uint)block->Control.ExitInformation1;

                // EXITINFO2: the address of a page fault (15.12.15).
                state->Qualification = block->Control.ExitInformation2;
                return VcpuExitReason.Exception;
            case < SvmExitCode.DebugRegisterRead:
            case SvmExitCode.Cr0SelectiveWrite:
                return VcpuExitReason.ControlRegisterAccess;
            case >= SvmExitCode.DebugRegisterRead and < SvmExitCode.Exception:
                return VcpuExitReason.DebugRegisterAccess;
            default:
                return VcpuExitReason.Other;
        }
    }

    /// <summary>Bits of EXITINFO1 in the order of <see cref="PortAccess"/>.</summary>
    private static ulong PortQualification(ulong information)
    {
        ulong qualification = (information >> IoExitInformation.PortShift) & PortAccess.PortMask;

        // One of three bits for 1, 2 or 4 bytes is that number of bytes.
        qualification |=
            ((information >> IoExitInformation.OperandSizeShift) & IoExitInformation.OperandSizeMask)
            << PortAccess.WidthShift;
        qualification |= (information & IoExitInformation.In) != 0 ? PortAccess.In : 0;
        if ((information & IoExitInformation.String) == 0)
        {
            return qualification;
        }

        // One of three bits for 2, 4 or 8 bytes: twice the three bits' value. Emulators may set none.
        ulong addressSize =
            ((information >> IoExitInformation.AddressSizeShift) & IoExitInformation.AddressSizeMask) << 1;
        ulong segment = SvmMachine.HasDecodeAssists
            ? (information >> IoExitInformation.SegmentShift) & IoExitInformation.SegmentMask
            : 0;
        return qualification | PortAccess.String
            | ((information & IoExitInformation.Repeat) != 0 ? PortAccess.Repeat : 0)
            | (segment << PortAccess.SegmentShift)
            | (addressSize << PortAccess.AddressSizeShift);
    }

    /// <summary>The error code's P bit is not used: QEMU does not set it.</summary>
    private static ulong MemoryQualification(ulong information) =>
        ((information & NestedPageFaultInformation.Write) != 0 ? MemoryAccess.Write : 0)
        | ((information & NestedPageFaultInformation.Fetch) != 0 ? MemoryAccess.Fetch : 0)
        | ((information & NestedPageFaultInformation.PageTableWalk) != 0 ? MemoryAccess.PageTableWalk : 0);

    /// <summary>
    /// Finds the next instruction after one whose only sensible encoding has a known length. A guest that adds useless
    /// prefixes harms itself only.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreNext(VirtualMachineControlBlock* block, VcpuState* state, uint length)
    {
        if (SvmMachine.HasNextRip)
        {
            return;
        }

        ulong next = block->Save.Rip + length;
        state->NextInstruction = (block->Save.Cs.Attributes & SegmentAttributes.Long) != 0 ? next : (uint)next;
    }
}
