// Registers of the PC's real-time clock. Motorola MC146818 datasheet, "Registers"; the CMOS bytes behind them:
// IBM PC/AT technical reference, and their use by PC firmware for memory sizes and the century.
namespace CamkesNet.Vmm.Devices.Rtc;

/// <summary>Register numbers and bits of an MC146818, and of the CMOS memory that PC firmware keeps in it.</summary>
internal static class RtcRegisters
{
    internal const int Seconds = 0x00;
    internal const int SecondsAlarm = 0x01;
    internal const int Minutes = 0x02;
    internal const int MinutesAlarm = 0x03;
    internal const int Hours = 0x04;
    internal const int HoursAlarm = 0x05;
    internal const int Weekday = 0x06;
    internal const int Day = 0x07;
    internal const int Month = 0x08;
    internal const int Year = 0x09;
    internal const int RegisterA = 0x0A;
    internal const int RegisterB = 0x0B;
    internal const int RegisterC = 0x0C;
    internal const int RegisterD = 0x0D;

    // CMOS memory.
    internal const int BaseMemoryLow = 0x15;
    internal const int ExtendedMemoryLow = 0x17;
    internal const int ExtendedMemoryCopyLow = 0x30;
    internal const int Century = 0x32;
    internal const int HighMemoryLow = 0x34;
    internal const int MemoryAbove4GLow = 0x5B;

    // Register A.
    internal const byte RateMask = 0x0F;
    internal const byte DividerMask = 0x70;
    internal const byte DividerNormal = 0x20;
    internal const byte DividerResetBits = 0x60;
    internal const byte UpdateInProgress = 1 << 7;
    internal const byte FirmwareRate = 6;

    // Register B.
    internal const byte Hours24 = 1 << 1;
    internal const byte Binary = 1 << 2;
    internal const byte UpdateEnable = 1 << 4;
    internal const byte AlarmEnable = 1 << 5;
    internal const byte PeriodicEnable = 1 << 6;
    internal const byte EnableMask = UpdateEnable | AlarmEnable | PeriodicEnable;
    internal const byte SetMode = 1 << 7;

    // Register C: at the same places as the enables.
    internal const byte InterruptFlag = 1 << 7;

    // Register D.
    internal const byte ValidMemory = 1 << 7;

    internal const byte AfternoonBit = 1 << 7;
    internal const byte AlarmDontCare = 0xC0;
}
