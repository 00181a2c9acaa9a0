// The door between the kernel core and the virtualization extension that the processor has.
//
// Boot:    Adopt once. Boot/Guests builds nested page tables and vCPUs.
// VcpuRun: if the thread's bound notification is pending: Leave(vcpu, Notified, badge). Otherwise arm the timer for
//          state->Deadline and call Run. A reason other than None goes back to the monitor. None means that a physical
//          interrupt is pending: take it (interrupts enabled for a moment), look at the notification, the deadline and
//          the scheduler, and call Run again, now or when the thread is scheduled again. Between two calls nothing of
//          the guest is kept outside the vCPU and its state page, so the system call may simply be restarted.
// Calls are made with interrupts disabled, CR0.TS clear, and the calling thread's FPU registers dead (the system call
// convention clobbers them); Run returns with the FPU in its initial state.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Guests and virtual processors on whatever extension the processor has.</summary>
// Sound: vCPUs and their state pages are never freed; operations are called where an extension was adopted.
internal static unsafe class Hypervisor
{
    private static VirtualizationOperations operations;

    /// <summary>The extension in use.</summary>
    public static VirtualizationKind Kind { get; private set; }

    /// <summary>Takes the extension that was found and enabled (Boot/Guests).</summary>
    public static void Adopt(in VirtualizationOperations implementation, VirtualizationKind kind)
    {
        operations = implementation;
        Kind = kind;
    }

    /// <summary>
    /// Puts a vCPU back into its reset state and writes that to the state page: at boot, and when its monitor is
    /// restarted (after the state page was cleared).
    /// </summary>
    public static void Reset(Vcpu* vcpu)
    {
        VcpuResetState.Write(vcpu->State);
        RefusalRecord.Clear(vcpu);
        if (Kind != VirtualizationKind.None)
        {
            vcpu->FlushTranslations = true;
            vcpu->InterruptedRun = false;
            vcpu->NonMaskablePhase = NonMaskablePhase.Open;
            ExtendedState.WriteResetImage(vcpu->Switch.GuestFloatingPoint);
            operations.Reset(vcpu);
        }
    }

    /// <summary>Runs the guest until something happens; see the head of this file.</summary>
    /// <param name="vcpu">The virtual processor.</param>
    /// <param name="deadline">The kernel's copy of the state page's Deadline, for which the timer is armed.</param>
    /// <returns>The exit reason, also in the state page; None when a physical interrupt must be taken first.</returns>
    public static VcpuExitReason Run(Vcpu* vcpu, ulong deadline)
    {
        if (Kind == VirtualizationKind.None)
        {
            vcpu->State->ExitReason = VcpuExitReason.NotAvailable;
            return VcpuExitReason.NotAvailable;
        }

        if (Instructions.ReadTimestamp() >= deadline)
        {
            return Leave(vcpu, VcpuExitReason.DeadlineReached, 0);
        }

        vcpu->InterruptedRun = false;
        return operations.Run(vcpu);
    }

    /// <summary>Reports an exit that the kernel core decides on: Notified or DeadlineReached.</summary>
    /// <param name="vcpu">The virtual processor, in or out of a guest run.</param>
    /// <param name="reason">The reason to report.</param>
    /// <param name="badge">The bits of the bound notification.</param>
    public static VcpuExitReason Leave(Vcpu* vcpu, VcpuExitReason reason, ulong badge)
    {
        vcpu->State->Badge = badge;
        vcpu->State->ExitReason = reason;

        // The monitor's clock goes by this. With the time of an earlier exit it would wait for its deadline for ever.
        vcpu->State->ExitTimestamp = Instructions.ReadTimestamp();
        if (Kind != VirtualizationKind.None && vcpu->InterruptedRun)
        {
            vcpu->InterruptedRun = false;
            operations.Store(vcpu, vcpu->State, VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments);
            ExitReport.Complete(vcpu->State);
            vcpu->State->InterruptedEvent = 0;
        }

        return reason;
    }

    /// <summary>
    /// Makes every register group in the state page valid (system call VcpuReadState). Groups that the monitor has
    /// marked dirty stay as it set them, and the general registers are always in the page.
    /// </summary>
    public static void ReadState(Vcpu* vcpu)
    {
        if (Kind != VirtualizationKind.None)
        {
            const VcpuRegisterGroup Remaining = VcpuRegisterGroup.System | VcpuRegisterGroup.ModelSpecific;
            operations.Store(vcpu, vcpu->State, Remaining & ~vcpu->State->DirtyGroups);
            vcpu->State->ValidGroups = VcpuRegisterGroup.All;
            vcpu->State->ProtectionKeyRights = ExtendedState.ProtectionKeyRights(vcpu->Switch.GuestFloatingPoint);
        }
    }
}
