// The contract for messages of a monitor about itself, next to the characters of its guest.
namespace CamkesNet.Components;

/// <summary>Takes lines, which are shown between the lines of the guests: see <see cref="SerialOutput"/>.</summary>
public interface IMessageOutput
{
    /// <summary>Writes up to 24 bytes. They are shown when their line is complete.</summary>
    /// <param name="count">How many bytes, 0 to 24; more count as 24, less as 0.</param>
    /// <param name="first">Bytes 0 to 7, the first in the lowest bits.</param>
    /// <param name="second">Bytes 8 to 15.</param>
    /// <param name="third">Bytes 16 to 23.</param>
    void Write(int count, ulong first, ulong second, ulong third);
}
