// The real-time clock server.
namespace CamkesNet.Components;

/// <summary>Reads the time of day from the CMOS clock (Motorola MC146818 data sheet; Intel ICH9, 13.6).</summary>
[Component(IsBackground = true)]
public sealed partial class Rtc : Component, IRtc
{
    private const int IndexRegister = 0;
    private const int DataRegister = 1;

    private const byte Seconds = 0x00;
    private const byte Minutes = 0x02;
    private const byte Hours = 0x04;
    private const byte DayOfMonth = 0x07;
    private const byte Month = 0x08;
    private const byte Year = 0x09;
    private const byte StatusA = 0x0A;
    private const byte StatusB = 0x0B;
    private const byte Century = 0x32; // by firmware convention; may hold any value on machines without it

    private const byte UpdateInProgress = 0x80; // status A
    private const byte BinaryMode = 0x04; // status B
    private const byte TwentyFourHours = 0x02; // status B
    private const byte Afternoon = 0x80; // hours, in 12-hour mode

    /// <summary>Larger than any valid part of a time.</summary>
    private const int NoNumber = 1_000_000;

    /// <summary>In nanoseconds. An update takes 2 ms and occurs once a second; two readings take far less.</summary>
    private const ulong Patience = 50_000_000;

    /// <summary>The port that serves the clients' calls.</summary>
    public partial Provides<IRtc> Time { get; }

    /// <summary>Index and data register.</summary>
    public partial IoPorts Registers { get; }

    long IRtc.ReadUnixTime()
    {
        ulong deadline = Clock.After(Patience);
        RtcReading last = default;
        bool hasLast = false;
        do
        {
            // Two equal readings without an update between them are consistent.
            if ((Read(StatusA) & UpdateInProgress) == 0)
            {
                RtcReading reading = ReadOnce();
                if (hasLast && reading.Equals(last))
                {
                    return ToCalendar(reading).ToUnixTime();
                }

                last = reading;
                hasLast = true;
            }
        }
        while (Clock.Timestamp < deadline);

        return -1;
    }

    private RtcReading ReadOnce() => new()
    {
        Second = Read(Seconds),
        Minute = Read(Minutes),
        Hour = Read(Hours),
        Day = Read(DayOfMonth),
        Month = Read(Month),
        Year = Read(Year),
        Century = Read(Century),
    };

    private CalendarTime ToCalendar(RtcReading reading)
    {
        byte mode = Read(StatusB);
        bool isBinary = (mode & BinaryMode) != 0;
        int hour = Decode((byte)(reading.Hour & ~Afternoon), isBinary);
        if ((mode & TwentyFourHours) == 0)
        {
            hour = hour is < 1 or > 12 ? -1 : hour % 12 + ((reading.Hour & Afternoon) != 0 ? 12 : 0);
        }

        int century = Decode(reading.Century, isBinary);
        int year = Decode(reading.Year, isBinary);
        return new CalendarTime(
            (century is 19 or 20 or 21 ? century : 20) * 100 + year,
            Decode(reading.Month, isBinary),
            Decode(reading.Day, isBinary),
            hour,
            Decode(reading.Minute, isBinary),
            Decode(reading.Second, isBinary));
    }

    /// <summary>Decodes a two-digit number; <see cref="NoNumber"/> if it is invalid.</summary>
    private static int Decode(byte value, bool isBinary)
    {
        int tens = value >> 4;
        int ones = value & 0x0F;
        return isBinary ? value : tens > 9 || ones > 9 ? NoNumber : tens * 10 + ones;
    }

    private byte Read(byte register)
    {
        Registers.Write8(IndexRegister, register);
        return Registers.Read8(DataRegister);
    }
}
