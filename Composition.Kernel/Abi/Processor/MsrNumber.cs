// Numbers of model-specific registers. AMD APM vol. 2, appendix A; Intel SDM vol. 4.
namespace CamkesNet.Abi.Processor;

/// <summary>The registers that the kernel uses. Those that only guests meet are the monitor's.</summary>
internal static class MsrNumber
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
