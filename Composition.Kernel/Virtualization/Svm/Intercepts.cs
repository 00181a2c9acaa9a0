// Names for intercepts: AMD APM vol. 2, appendix B, table B-1, vectors 0, 3 and 4.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Writes of control registers, offset 002h.</summary>
internal static class ControlRegisterWrite
{
    /// <summary>
    /// CR4: SVM has no mask of the bits that a guest may set, so the monitor decides about each write.
    /// </summary>
    public const ushort Forced = 1 << 4;
}

/// <summary>Intercept vector 3, offset 00Ch.</summary>
internal static class InterceptVector3
{
    public const uint Interrupt = 1U << 0;
    public const uint NonMaskableInterrupt = 1U << 1;
    public const uint SystemManagementInterrupt = 1U << 2;
    public const uint Init = 1U << 3;
    public const uint VirtualInterrupt = 1U << 4;
    public const uint Rdpmc = 1U << 15;
    public const uint Cpuid = 1U << 18;
    public const uint Rsm = 1U << 19;
    public const uint Iret = 1U << 20;
    public const uint Invd = 1U << 22;
    public const uint Hlt = 1U << 24;
    public const uint Invlpga = 1U << 26;
    public const uint IoPort = 1U << 27;
    public const uint Msr = 1U << 28;
    public const uint TaskSwitch = 1U << 29;
    public const uint FerrFreeze = 1U << 30;
    public const uint Shutdown = 1U << 31;

    /// <summary>The intercepts of every guest, which the monitor cannot change.</summary>
    public const uint Forced = Interrupt | NonMaskableInterrupt | SystemManagementInterrupt | Init | VirtualInterrupt
        | Rdpmc | Cpuid | Rsm | Invd | Hlt | Invlpga | IoPort | Msr | TaskSwitch | FerrFreeze | Shutdown;
}

/// <summary>Intercept vector 4, offset 010h.</summary>
internal static class InterceptVector4
{
    public const uint Vmrun = 1U << 0;
    public const uint Vmmcall = 1U << 1;
    public const uint Vmload = 1U << 2;
    public const uint Vmsave = 1U << 3;
    public const uint Stgi = 1U << 4;
    public const uint Clgi = 1U << 5;
    public const uint Skinit = 1U << 6;
    public const uint Wbinvd = 1U << 9;
    public const uint Monitor = 1U << 10;
    public const uint Mwait = 1U << 11;
    public const uint Xsetbv = 1U << 13;

    /// <summary>The intercepts of every guest, which the monitor cannot change.</summary>
    public const uint Forced =
        Vmrun | Vmmcall | Vmload | Vmsave | Stgi | Clgi | Skinit | Wbinvd | Monitor | Mwait | Xsetbv;
}
