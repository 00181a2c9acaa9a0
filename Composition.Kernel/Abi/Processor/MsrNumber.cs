// Numbers of model-specific registers. AMD APM vol. 2, appendix A; Intel SDM vol. 4; Linux, Documentation/virt/kvm.
namespace CamkesNet.Abi.Processor;

/// <summary>The registers that the kernel uses and those that guests meet.</summary>
internal static class MsrNumber
{
    public const uint Timestamp = 0x10;
    public const uint KvmWallClockOld = 0x11;
    public const uint KvmSystemTimeOld = 0x12;
    public const uint PlatformId = 0x17;
    public const uint ApicBase = 0x1B;
    public const uint TscAdjust = 0x3B;
    public const uint MicrocodeUpdate = 0x79;
    public const uint MicrocodeRevision = 0x8B;
    public const uint PlatformInfo = 0xCE;
    public const uint MtrrCapabilities = 0xFE;
    public const uint MiscFeatureEnables = 0x140;
    public const uint SysenterCs = 0x174;
    public const uint SysenterEsp = 0x175;
    public const uint SysenterEip = 0x176;
    public const uint MachineCheckCapabilities = 0x179;
    public const uint MachineCheckStatus = 0x17A;
    public const uint MiscEnable = 0x1A0;
    public const uint DebugControl = 0x1D9;
    public const uint MtrrVariableFirst = 0x200;
    public const uint MtrrFixed64K = 0x250;
    public const uint MtrrFixed16KFirst = 0x258;
    public const uint MtrrFixed4KFirst = 0x268;
    public const uint Pat = 0x277;
    public const uint MtrrDefaultType = 0x2FF;
    public const uint TscDeadline = 0x6E0;
    public const uint X2ApicFirst = 0x800;
    public const uint X2ApicLast = 0x8FF;
    public const uint KvmFirst = 0x4B56_4D00;
    public const uint KvmLast = 0x4B56_4DFF;
    public const uint Efer = 0xC000_0080;
    public const uint Star = 0xC000_0081;
    public const uint Lstar = 0xC000_0082;
    public const uint Cstar = 0xC000_0083;
    public const uint Sfmask = 0xC000_0084;
    public const uint FsBase = 0xC000_0100;
    public const uint GsBase = 0xC000_0101;
    public const uint KernelGsBase = 0xC000_0102;
    public const uint TimestampAuxiliary = 0xC000_0103;
    public const uint PerformanceEventSelectFirst = 0xC001_0000;
    public const uint PerformanceCounterLast = 0xC001_0007;
    public const uint SystemConfiguration = 0xC001_0010;
    public const uint HardwareConfiguration = 0xC001_0015;
    public const uint NorthbridgeConfiguration = 0xC001_001F;
    public const uint InterruptPendingMessage = 0xC001_0055;
    public const uint MmioConfigurationBase = 0xC001_0058;

    /// <summary>VM_CR: AMD APM vol. 2, 15.30.1.</summary>
    public const uint VirtualMachineControl = 0xC001_0114;

    /// <summary>VM_HSAVE_PA: AMD APM vol. 2, 15.30.4.</summary>
    public const uint HostSaveArea = 0xC001_0117;
    public const uint LoadStoreConfiguration = 0xC001_1020;
    public const uint InstructionCacheConfiguration = 0xC001_1021;
    public const uint DataCacheConfiguration = 0xC001_1022;
    public const uint DecodeConfiguration = 0xC001_1029;
    public const uint BusUnitConfiguration2 = 0xC001_102A;
}
