// Model-specific registers that the kernel uses (AMD APM vol. 2, appendix A; Intel SDM vol. 4).
namespace CamkesNet.Kernel.Processor;

/// <summary>Numbers of model-specific registers.</summary>
internal static class Msr
{
    public const uint ApicBase = 0x1B;
    public const uint SysenterCs = 0x174;
    public const uint SysenterEsp = 0x175;
    public const uint SysenterEip = 0x176;
    public const uint TscDeadline = 0x6E0;
    public const uint X2ApicFirst = 0x800;
    public const uint Efer = 0xC000_0080;
    public const uint Star = 0xC000_0081;
    public const uint Lstar = 0xC000_0082;
    public const uint Cstar = 0xC000_0083;
    public const uint Sfmask = 0xC000_0084;
    public const uint FsBase = 0xC000_0100;
    public const uint GsBase = 0xC000_0101;
    public const uint KernelGsBase = 0xC000_0102;
    public const uint TimestampAuxiliary = 0xC000_0103;

    /// <summary>VM_CR: AMD APM vol. 2, 15.30.1.</summary>
    public const uint VirtualMachineControl = 0xC001_0114;

    /// <summary>VM_HSAVE_PA: AMD APM vol. 2, 15.30.4.</summary>
    public const uint HostSaveArea = 0xC001_0117;
}

/// <summary>Bits of EFER.</summary>
internal static class Efer
{
    public const ulong SystemCallEnable = 1UL << 0;
    public const ulong NoExecuteEnable = 1UL << 11;
}

/// <summary>Bits of RFLAGS.</summary>
internal static class Rflags
{
    /// <summary>Bit 1 always reads as one.</summary>
    public const ulong Reserved = 1UL << 1;
    public const ulong Trap = 1UL << 8;
    public const ulong InterruptEnable = 1UL << 9;
    public const ulong Direction = 1UL << 10;
    public const ulong IoPrivilegeMask = 3UL << 12;
    public const ulong NestedTask = 1UL << 14;
    public const ulong AlignmentCheck = 1UL << 18;
}

/// <summary>Bits of CR0 and CR4.</summary>
internal static class ControlRegister
{
    public const ulong Cr0MonitorCoprocessor = 1UL << 1;
    public const ulong Cr0Emulation = 1UL << 2;
    public const ulong Cr0TaskSwitched = 1UL << 3;
    public const ulong Cr0NumericError = 1UL << 5;
    public const ulong Cr0WriteProtect = 1UL << 16;

    public const ulong Cr4MachineCheck = 1UL << 6;
    public const ulong Cr4GlobalPages = 1UL << 7;
    public const ulong Cr4FxSave = 1UL << 9;
    public const ulong Cr4SimdExceptions = 1UL << 10;
    public const ulong Cr4UserModeInstructionPrevention = 1UL << 11;
    public const ulong Cr4SupervisorExecutionPrevention = 1UL << 20;
    public const ulong Cr4SupervisorAccessPrevention = 1UL << 21;
}
