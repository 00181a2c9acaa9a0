// Why an exit left a guest: Intel SDM vol. 3, appendix C.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Basic exit reasons, bits 15:0 of the exit reason field.</summary>
internal static class VmxExitReason
{
    /// <summary>Of the whole field: the entry failed.</summary>
    public const uint EntryFailure = 1U << 31;
    public const uint BasicMask = 0xFFFF;

    public const uint Exception = 0;
    public const uint ExternalInterrupt = 1;
    public const uint TripleFault = 2;
    public const uint Init = 3;
    public const uint Startup = 4;
    public const uint IoSystemManagementInterrupt = 5;
    public const uint SystemManagementInterrupt = 6;
    public const uint InterruptWindow = 7;
    public const uint NonMaskableWindow = 8;
    public const uint TaskSwitch = 9;
    public const uint Cpuid = 10;
    public const uint Getsec = 11;
    public const uint Halt = 12;
    public const uint Invd = 13;
    public const uint Rdpmc = 15;
    public const uint Rsm = 17;
    public const uint Vmcall = 18;
    public const uint Vmclear = 19;
    public const uint Vmxon = 27;
    public const uint ControlRegister = 28;
    public const uint DebugRegister = 29;
    public const uint IoInstruction = 30;
    public const uint Rdmsr = 31;
    public const uint Wrmsr = 32;
    public const uint Mwait = 36;
    public const uint Monitor = 39;
    public const uint Pause = 40;
    public const uint EptViolation = 48;
    public const uint EptMisconfiguration = 49;
    public const uint Invept = 50;
    public const uint PreemptionTimer = 52;
    public const uint Invvpid = 53;
    public const uint Wbinvd = 54;
    public const uint Xsetbv = 55;
    public const uint Vmfunc = 59;
}
