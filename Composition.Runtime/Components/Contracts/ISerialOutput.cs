// The contract for writing to the serial server.
namespace CamkesNet.Components;

/// <summary>Accepts characters. <see cref="SerialOutput"/> packs texts of any length.</summary>
public interface ISerialOutput
{
    /// <summary>Writes up to 24 bytes. They are passed in registers, the fastest form of a call.</summary>
    /// <param name="count">The number of bytes, 0 to 24. Larger values count as 24, negative ones as 0.</param>
    /// <param name="first">Bytes 0 to 7; byte 0 is in the lowest bits.</param>
    /// <param name="second">Bytes 8 to 15.</param>
    /// <param name="third">Bytes 16 to 23.</param>
    void Write(int count, ulong first, ulong second, ulong third);
}
