// The VM-execution, VM-exit and VM-entry controls: Intel SDM vol. 3, 25.6 to 25.8.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Pin-based VM-execution controls: table 25-5.</summary>
internal static class PinControl
{
    public const uint ExternalInterruptExiting = 1U << 0;
    public const uint NonMaskableInterruptExiting = 1U << 3;
    public const uint VirtualNonMaskableInterrupts = 1U << 5;

    /// <summary>See <see cref="PreemptionTimer"/>.</summary>
    public const uint ActivatePreemptionTimer = 1U << 6;

    public const uint Required = ExternalInterruptExiting | NonMaskableInterruptExiting | VirtualNonMaskableInterrupts;
}

/// <summary>Primary processor-based VM-execution controls: table 25-6.</summary>
internal static class PrimaryControl
{
    public const uint InterruptWindowExiting = 1U << 2;
    public const uint UseTimestampOffset = 1U << 3;
    public const uint HaltExiting = 1U << 7;
    public const uint MwaitExiting = 1U << 10;
    public const uint RdpmcExiting = 1U << 11;
    public const uint Cr3LoadExiting = 1U << 15;
    public const uint Cr3StoreExiting = 1U << 16;
    public const uint UseTaskPriorityShadow = 1U << 21;

    /// <summary>Needs virtual NMIs, and is there with them (SDM vol. 3, 25.6.2).</summary>
    public const uint NonMaskableWindowExiting = 1U << 22;

    /// <summary>Every port access is an exit: the same as I/O bitmaps full of ones, without the memory.</summary>
    public const uint UnconditionalIoExiting = 1U << 24;
    public const uint UseMsrBitmaps = 1U << 28;
    public const uint MonitorExiting = 1U << 29;
    public const uint ActivateSecondaryControls = 1U << 31;

    public const uint Required = UseTimestampOffset | HaltExiting | MwaitExiting | RdpmcExiting
        | UseTaskPriorityShadow | UnconditionalIoExiting | UseMsrBitmaps | MonitorExiting | ActivateSecondaryControls;
}

/// <summary>Secondary processor-based VM-execution controls: table 25-7.</summary>
internal static class SecondaryControl
{
    public const uint EnableEpt = 1U << 1;
    public const uint EnableRdtscp = 1U << 3;
    public const uint EnableIdentifiers = 1U << 5;
    public const uint WbinvdExiting = 1U << 6;
    public const uint UnrestrictedGuest = 1U << 7;
    public const uint EnableInvpcid = 1U << 12;

    public const uint Required = EnableEpt | WbinvdExiting | UnrestrictedGuest;

    /// <summary>Where the processor has them. The instructions exist for the guest only with them.</summary>
    public const uint Desired = EnableIdentifiers | EnableInvpcid | EnableRdtscp;
}

/// <summary>Primary VM-exit controls: table 25-13.</summary>
internal static class ExitControl
{
    public const uint SaveDebugControls = 1U << 2;
    public const uint HostAddressSpaceSize = 1U << 9;

    /// <summary>Left clear: the interrupt stays pending and is delivered through the kernel's own gate.</summary>
    public const uint AcknowledgeInterrupt = 1U << 15;
    public const uint SavePat = 1U << 18;
    public const uint LoadPat = 1U << 19;
    public const uint SaveEfer = 1U << 20;
    public const uint LoadEfer = 1U << 21;

    /// <summary>An exit keeps what is left of the preemption timer, so that exits in a row do not put it off.</summary>
    public const uint SavePreemptionTimer = 1U << 22;

    public const uint Required = SaveDebugControls | HostAddressSpaceSize | SavePat | LoadPat | SaveEfer | LoadEfer;
}

/// <summary>VM-entry controls: table 25-16.</summary>
internal static class EntryControl
{
    public const uint LoadDebugControls = 1U << 2;

    /// <summary>The guest is in IA-32e mode: EFER.LMA.</summary>
    public const uint LongModeGuest = 1U << 9;
    public const uint LoadPat = 1U << 14;
    public const uint LoadEfer = 1U << 15;

    public const uint Required = LoadDebugControls | LoadPat | LoadEfer;
}
