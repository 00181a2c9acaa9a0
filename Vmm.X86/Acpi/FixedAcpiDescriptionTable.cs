// FADT: the fixed hardware. ACPI specification 6.4, 5.2.9.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>The FADT after its header, revision 6.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct FixedAcpiDescriptionTable
{
    public const byte CurrentRevision = 6;

    // IA-PC boot architecture flags (table 5.11). No i8042 flag: Linux then does not probe for a keyboard.
    public const ushort BootLegacyDevices = 1 << 0;
    public const ushort BootVgaNotPresent = 1 << 2;
    public const ushort BootMsiNotSupported = 1 << 3;

    // Fixed feature flags (table 5.10).
    public const uint FlagWbinvd = 1 << 0;
    public const uint FlagProcessorC1 = 1 << 2;
    public const uint FlagNoFixedPowerButton = 1 << 4;
    public const uint FlagNoFixedSleepButton = 1 << 5;
    public const uint FlagTimer32Bit = 1 << 8;
    public const uint FlagResetRegister = 1 << 10;

    /// <summary>Latencies above 100 and 1000 µs mean that C2 and C3 are not there.</summary>
    public const ushort NoSuchState = 0xFFFF;

    public const byte EventLength = 4;
    public const byte ControlLength = 2;
    public const byte TimerLength = 4;

    public uint FirmwareControl;
    public uint Dsdt;
    public byte Reserved0;
    public byte PreferredProfile;
    public ushort SciInterrupt;
    public uint SmiCommand;
    public byte AcpiEnable;
    public byte AcpiDisable;
    public byte S4BiosRequest;
    public byte PstateControl;
    public uint Pm1aEventBlock;
    public uint Pm1bEventBlock;
    public uint Pm1aControlBlock;
    public uint Pm1bControlBlock;
    public uint Pm2ControlBlock;
    public uint PmTimerBlock;
    public uint Gpe0Block;
    public uint Gpe1Block;
    public byte Pm1EventLength;
    public byte Pm1ControlLength;
    public byte Pm2ControlLength;
    public byte PmTimerLength;
    public byte Gpe0Length;
    public byte Gpe1Length;
    public byte Gpe1Base;
    public byte CstControl;
    public ushort C2Latency;
    public ushort C3Latency;
    public ushort FlushSize;
    public ushort FlushStride;
    public byte DutyOffset;
    public byte DutyWidth;
    public byte DayAlarm;
    public byte MonthAlarm;

    /// <summary>The CMOS register that holds the century.</summary>
    public byte Century;
    public ushort BootArchitecture;
    public byte Reserved1;
    public uint Flags;
    public GenericAddress ResetRegister;
    public byte ResetValue;
    public ushort ArmBootArchitecture;
    public byte MinorVersion;
    public ulong XFirmwareControl;
    public ulong XDsdt;
    public GenericAddress XPm1aEventBlock;
    public GenericAddress XPm1bEventBlock;
    public GenericAddress XPm1aControlBlock;
    public GenericAddress XPm1bControlBlock;
    public GenericAddress XPm2ControlBlock;
    public GenericAddress XPmTimerBlock;
    public GenericAddress XGpe0Block;
    public GenericAddress XGpe1Block;
    public GenericAddress SleepControl;
    public GenericAddress SleepStatus;
    public ulong HypervisorVendor;

    /// <summary>The table for our hardware. SMI_CMD is 0: the machine is in ACPI mode always (4.8.2.5).</summary>
    public static FixedAcpiDescriptionTable For(AcpiHardware machine, ulong facs, ulong dsdt)
    {
        AcpiFixedHardware hardware = machine.FixedHardware;
        AcpiResetRegister reset = machine.ResetRegister;
        return new FixedAcpiDescriptionTable
        {
            FirmwareControl = (uint)facs,
            Dsdt = (uint)dsdt,
            SciInterrupt = hardware.SystemControlInterrupt,
            Pm1aEventBlock = hardware.Pm1aEventPort,
            Pm1aControlBlock = hardware.Pm1aControlPort,
            PmTimerBlock = hardware.PmTimerPort,
            Pm1EventLength = EventLength,
            Pm1ControlLength = ControlLength,
            PmTimerLength = TimerLength,
            C2Latency = NoSuchState,
            C3Latency = NoSuchState,
            BootArchitecture = BootArchitectureOf(machine.Features),
            Flags = FlagWbinvd | FlagProcessorC1 | FlagNoFixedPowerButton | FlagNoFixedSleepButton | FlagResetRegister
            | (hardware.PmTimerIs32Bit ? FlagTimer32Bit : 0),
            ResetRegister = GenericAddress.IoPort(reset.Port, 1, 1),
            ResetValue = reset.Value,
            XDsdt = dsdt,
            XPm1aEventBlock = GenericAddress.IoPort(hardware.Pm1aEventPort, EventLength, 2),
            XPm1aControlBlock = GenericAddress.IoPort(hardware.Pm1aControlPort, ControlLength, 2),
            XPmTimerBlock = GenericAddress.IoPort(hardware.PmTimerPort, TimerLength, TimerLength),
        };
    }

    private static ushort BootArchitectureOf(AcpiFeatures features) => (ushort)(
        (features.HasFlag(AcpiFeatures.LegacyDevices) ? BootLegacyDevices : 0)
        | (features.HasFlag(AcpiFeatures.Vga) ? 0 : BootVgaNotPresent)
        | (features.HasFlag(AcpiFeatures.MessageSignalledInterrupts) ? 0 : BootMsiNotSupported));
}
