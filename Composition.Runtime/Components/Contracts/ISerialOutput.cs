// The contract for writing to the serial server.
namespace CamkesNet.Components;

/// <summary>Takes characters. <see cref="SerialOutput"/> packs texts of any length.</summary>
public interface ISerialOutput
{
    /// <summary>Writes up to 24 bytes; they travel in registers, so this is as cheap as a call can be.</summary>
    /// <param name="count">How many bytes, 0 to 24; more count as 24, less as 0.</param>
    /// <param name="first">Bytes 0 to 7, the first in the lowest bits.</param>
    /// <param name="second">Bytes 8 to 15.</param>
    /// <param name="third">Bytes 16 to 23.</param>
    void Write(int count, ulong first, ulong second, ulong third);
}
