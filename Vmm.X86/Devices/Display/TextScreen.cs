// The text page of a VGA: 25 lines of 80 characters, each with an attribute byte.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.Display;

/// <summary>Reads the page, which is ordinary RAM of the guest.</summary>
public sealed class TextScreen(IGuestMemory memory, CrtController controller)
{
    /// <summary>Where the page lies.</summary>
    public const ulong Address = 0xB_8000;

    /// <summary>Lines on the screen.</summary>
    public const int LineCount = 25;

    /// <summary>Characters of a line.</summary>
    public const int LineLength = 80;

    private const int BytesPerCell = 2;
    private const int CellCount = 0x8000 / BytesPerCell;

    private readonly byte[] cells = new byte[LineLength * BytesPerCell];
    private readonly byte[] text = new byte[LineLength];

    /// <summary>The line with the cursor, from 0; it may lie behind the last one.</summary>
    public int CursorLine => Math.Max(controller.Cursor - controller.Start, 0) / LineLength;

    /// <summary>The column with the cursor, from 0.</summary>
    public int CursorColumn => Math.Max(controller.Cursor - controller.Start, 0) % LineLength;

    /// <summary>A line without the blanks at its end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Line(int number)
    {
        int cell = (controller.Start + (number * LineLength)) % CellCount;
        if (cell + LineLength > CellCount || !memory.TryRead(Address + (ulong)(cell * BytesPerCell), cells))
        {
            return default;
        }

        int length = 0;
        for (int i = 0; i < LineLength; i++)
        {
            byte character = cells[i * BytesPerCell];
            bool isBlank = character is 0 or (byte)' ';
            text[i] = isBlank ? (byte)' ' : character is > (byte)' ' and < 0x7F ? character : (byte)'.';
            length = isBlank ? length : i + 1;
        }

        return text.AsSpan(0, length);
    }
}
