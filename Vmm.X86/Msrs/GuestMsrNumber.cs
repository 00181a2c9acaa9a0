// Numbers of the model-specific registers that only guests meet. Those that the kernel uses too are in MsrNumber.
namespace CamkesNet.Vmm.Msrs;

/// <summary>AMD APM vol. 2, appendix A; Intel SDM vol. 4.</summary>
internal static class GuestMsrNumber
{
    public const uint Timestamp = 0x10;
    public const uint PlatformId = 0x17;
    public const uint TscAdjust = 0x3B;
    public const uint MicrocodeUpdate = 0x79;
    public const uint MicrocodeRevision = 0x8B;
    public const uint PlatformInfo = 0xCE;
    public const uint MtrrCapabilities = 0xFE;
    public const uint MiscFeatureEnables = 0x140;
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
    public const uint PerformanceEventSelectFirst = 0xC001_0000;
    public const uint PerformanceCounterLast = 0xC001_0007;
    public const uint SystemConfiguration = 0xC001_0010;
    public const uint HardwareConfiguration = 0xC001_0015;
    public const uint NorthbridgeConfiguration = 0xC001_001F;
    public const uint InterruptPendingMessage = 0xC001_0055;
    public const uint MmioConfigurationBase = 0xC001_0058;
    public const uint LoadStoreConfiguration = 0xC001_1020;
    public const uint InstructionCacheConfiguration = 0xC001_1021;
    public const uint DataCacheConfiguration = 0xC001_1022;
    public const uint DecodeConfiguration = 0xC001_1029;
    public const uint BusUnitConfiguration2 = 0xC001_102A;
}
