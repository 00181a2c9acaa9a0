// The CRT controller of a VGA in text mode: IBM Personal System/2 Hardware Interface Technical Reference, "CRT
// Controller Registers".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Display;

/// <summary>
/// Index and data port, which keep what is written: kernels without a driver for a display write text to
/// <see cref="TextScreen"/>, and move the cursor here. Nothing is shown before somebody asks.
/// </summary>
public sealed class CrtController : IPortDevice, IResettable
{
    /// <summary>The index port; the data port follows.</summary>
    public const ushort FirstPort = 0x3D4;

    private const int PortCount = 2;
    private const int RegisterCount = 0x19;

    // Pairs of registers, the high byte first: what is shown first, and where the cursor is.
    private const int StartHigh = 0x0C;
    private const int CursorHigh = 0x0E;

    private readonly byte[] registers = new byte[RegisterCount];
    private byte index;

    /// <summary>The number of the character cell in the upper left corner.</summary>
    public int Start => Pair(StartHigh);

    /// <summary>The number of the cell with the cursor.</summary>
    public int Cursor => Pair(CursorHigh);

    /// <summary>Puts the controller into a machine.</summary>
    internal static CrtController AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("CRT controller");
        CrtController controller = new();
        claims.Ports(FirstPort, PortCount, controller, width: 2);
        claims.Reset(controller);
        return controller;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        index = 0;
        registers.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width) => width switch
    {
        1 when port == FirstPort => index,
        1 => Data,
        _ => index | (uint)(Data << 8),
    };

    /// <inheritdoc/>
    // A word write sets index and data at once, as drivers do.
    public void Write(ushort port, int width, uint value)
    {
        if (port == FirstPort)
        {
            index = (byte)value;
            value >>= 8;
        }

        if ((port != FirstPort || width > 1) && index < RegisterCount)
        {
            registers[index] = (byte)value;
        }
    }

    private byte Data => index < RegisterCount ? registers[index] : (byte)0;

    private int Pair(int high) => (registers[high] << 8) | registers[high + 1];
}
