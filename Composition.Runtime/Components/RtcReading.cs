// What the registers of the CMOS clock hold.
namespace CamkesNet.Components;

/// <summary>Registers as they were read one after the other.</summary>
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
