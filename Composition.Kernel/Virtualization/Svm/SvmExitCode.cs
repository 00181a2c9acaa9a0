// Why #VMEXIT left a guest: AMD APM vol. 2, appendix C.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Values of the VMCB's EXITCODE.</summary>
internal static class SvmExitCode
{
    /// <summary>10h + n: a write of CRn.</summary>
    public const ulong ControlRegisterWrite = 0x010;

    /// <summary>20h + n: a read of DRn.</summary>
    public const ulong DebugRegisterRead = 0x020;

    /// <summary>30h + n: a write of DRn.</summary>
    public const ulong DebugRegisterWrite = 0x030;

    /// <summary>40h + n: exception vector n.</summary>
    public const ulong Exception = 0x040;
    public const ulong MachineCheck = Exception + 18;
    public const ulong Interrupt = 0x060;
    public const ulong NonMaskableInterrupt = 0x061;
    public const ulong SystemManagementInterrupt = 0x062;
    public const ulong Init = 0x063;
    public const ulong VirtualInterrupt = 0x064;
    public const ulong Cr0SelectiveWrite = 0x065;
    public const ulong Rdpmc = 0x06F;
    public const ulong Cpuid = 0x072;
    public const ulong Rsm = 0x073;
    public const ulong Iret = 0x074;
    public const ulong Invd = 0x076;
    public const ulong Pause = 0x077;
    public const ulong Hlt = 0x078;
    public const ulong Invlpga = 0x07A;
    public const ulong IoPort = 0x07B;
    public const ulong Msr = 0x07C;
    public const ulong TaskSwitch = 0x07D;
    public const ulong FerrFreeze = 0x07E;
    public const ulong Shutdown = 0x07F;
    public const ulong Vmrun = 0x080;
    public const ulong Vmmcall = 0x081;
    public const ulong Vmload = 0x082;
    public const ulong Vmsave = 0x083;
    public const ulong Stgi = 0x084;
    public const ulong Clgi = 0x085;
    public const ulong Skinit = 0x086;
    public const ulong Wbinvd = 0x089;
    public const ulong Monitor = 0x08A;
    public const ulong Mwait = 0x08B;
    public const ulong MwaitArmed = 0x08C;
    public const ulong Xsetbv = 0x08D;
    public const ulong Rdpru = 0x08E;
    public const ulong Invlpgb = 0x0A0;
    public const ulong InvlpgbIllegal = 0x0A1;
    public const ulong Tlbsync = 0x0A4;
    public const ulong NestedPageFault = 0x400;

    /// <summary>The state in the VMCB is illegal: -1, of which some processors and emulators store 32 bits.</summary>
    public const uint Invalid = uint.MaxValue;
}
