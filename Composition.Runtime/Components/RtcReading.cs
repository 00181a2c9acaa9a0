// One reading of the CMOS clock's registers.
namespace CamkesNet.Components;

/// <summary>The values of the registers, read one after the other.</summary>
internal struct RtcReading
{
    public byte Second;
    public byte Minute;
    public byte Hour;
    public byte Day;
    public byte Month;
    public byte Year;
    public byte Century;

    public readonly bool Equals(in RtcReading other) =>
        Second == other.Second && Minute == other.Minute && Hour == other.Hour && Day == other.Day
        && Month == other.Month && Year == other.Year && Century == other.Century;
}
