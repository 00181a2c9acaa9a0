// Model-specific registers of VMX: Intel SDM vol. 3, appendix A, and vol. 4.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Numbers of the registers in which the processor reports its VMX capabilities.</summary>
internal static class VmxMsr
{
    public const uint FeatureControl = 0x03A;
    public const uint Pat = 0x277;
    public const uint Basic = 0x480;
    public const uint PinControls = 0x481;
    public const uint PrimaryControls = 0x482;
    public const uint ExitControls = 0x483;
    public const uint EntryControls = 0x484;
    public const uint Miscellaneous = 0x485;
    public const uint Cr0Fixed0 = 0x486;
    public const uint Cr0Fixed1 = 0x487;
    public const uint Cr4Fixed0 = 0x488;
    public const uint Cr4Fixed1 = 0x489;
    public const uint SecondaryControls = 0x48B;
    public const uint EptAndIdentifiers = 0x48C;
    public const uint TruePinControls = 0x48D;
    public const uint TruePrimaryControls = 0x48E;
    public const uint TrueExitControls = 0x48F;
    public const uint TrueEntryControls = 0x490;
}

/// <summary>IA32_FEATURE_CONTROL (SDM vol. 3, 24.7).</summary>
internal static class FeatureControl
{
    public const ulong Lock = 1UL << 0;
    public const ulong VmxOutsideSafeMode = 1UL << 2;
}

/// <summary>IA32_VMX_BASIC (SDM vol. 3, A.1).</summary>
internal static class VmxBasic
{
    public const ulong RevisionMask = 0x7FFF_FFFF;

    /// <summary>Exits of INS and OUTS report address size and segment.</summary>
    public const ulong StringInstructionInformation = 1UL << 54;

    /// <summary>The TRUE registers exist: controls that were always 1 may be 0.</summary>
    public const ulong TrueControls = 1UL << 55;

    /// <summary>Exceptions may be injected with an error code, or without, whatever their vector.</summary>
    public const ulong AnyErrorCode = 1UL << 56;
}

/// <summary>IA32_VMX_MISC (SDM vol. 3, A.6).</summary>
internal static class VmxMiscellaneous
{
    /// <summary>The preemption timer counts down when this bit of the time-stamp counter changes.</summary>
    public const ulong TimerRateMask = 0x1F;

    /// <summary>Software interrupts may be injected with an instruction length of 0.</summary>
    public const ulong ZeroInstructionLength = 1UL << 30;
}

/// <summary>IA32_VMX_EPT_VPID_CAP (SDM vol. 3, A.10).</summary>
internal static class EptCapability
{
    public const ulong FourLevelWalk = 1UL << 6;
    public const ulong WriteBack = 1UL << 14;
    public const ulong LargePages = 1UL << 16;
    public const ulong Invept = 1UL << 20;
    public const ulong InveptAllContexts = 1UL << 26;
    public const ulong Invvpid = 1UL << 32;
    public const ulong InvvpidSingleContext = 1UL << 41;
    public const ulong InvvpidAllContexts = 1UL << 42;
}
