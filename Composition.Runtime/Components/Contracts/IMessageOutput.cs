// The contract for a monitor's messages about itself, separate from its guest's characters.
namespace CamkesNet.Components;

/// <summary>Accepts lines and shows them between the lines of the guests: see <see cref="SerialOutput"/>.</summary>
public interface IMessageOutput
{
    /// <summary>Writes up to 24 bytes, which appear when their line is complete.</summary>
    /// <param name="count">The number of bytes, 0 to 24. Larger values count as 24, negative ones as 0.</param>
    /// <param name="first">Bytes 0 to 7; byte 0 is in the lowest bits.</param>
    /// <param name="second">Bytes 8 to 15.</param>
    /// <param name="third">Bytes 16 to 23.</param>
    void Write(int count, ulong first, ulong second, ulong third);
}
