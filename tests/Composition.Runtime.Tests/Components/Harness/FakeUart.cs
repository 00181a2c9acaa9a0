// A 16550 UART for tests.
using System.Text;

namespace CamkesNet.Tests.Components;

internal sealed class FakeUart : IIoPortDevice
{
    private readonly Queue<byte> input = [];
    private readonly byte[] output = new byte[1 << 20];
    private int outputLength;
    private byte interruptEnable;
    private byte lineControl;
    private byte modemControl;
    private byte scratch;
    private ushort divisor;

    /// <summary>Bytes that it takes before it says that it is full; unlimited if negative.</summary>
    public int Room { get; set; } = -1;

    public bool IsAbsent { get; init; }

    public bool WantsReceiveInterrupt => (interruptEnable & 1) != 0;

    /// <summary>The state of RTS.</summary>
    public bool IsReadyToReceive => (modemControl & 2) != 0;

    /// <summary>Bytes that nobody has read.</summary>
    public int Waiting => input.Count;

    public bool WantsTransmitInterrupt => (interruptEnable & 2) != 0;

    public string Settings => $"{115200 / Math.Max((int)divisor, 1)} {lineControl:x2}";

    public void Type(string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            input.Enqueue(value);
        }
    }

    public void TypeByte(byte value) => input.Enqueue(value);

    public void Forget() => outputLength = 0;

    public string TakeOutput()
    {
        string text = Encoding.UTF8.GetString(output, 0, outputLength);
        outputLength = 0;
        return text;
    }

    public uint Read(int offset, int width)
    {
        if (width != 1 || IsAbsent)
        {
            return 0xFF;
        }

        return offset switch
        {
            0 => input.TryDequeue(out byte value) ? value : 0u,
            1 => interruptEnable,
            2 => IsPending ? 0x04u : 0x01u,
            3 => lineControl,
            5 => (input.Count > 0 ? 0x01u : 0) | (Room != 0 ? 0x60u : 0),
            7 => scratch,
            _ => 0,
        };
    }

    public void Write(int offset, int width, uint value)
    {
        bool isDivisor = (lineControl & 0x80) != 0;
        switch (offset)
        {
            case 0 when isDivisor:
                divisor = (ushort)((divisor & 0xFF00u) | value);
                break;
            case 1 when isDivisor:
                divisor = (ushort)((divisor & 0xFFu) | (value << 8));
                break;
            case 0:
                if (Room == 0)
                {
                    Assert.Fail("a byte was written that the UART has no room for");
                }

                Room -= Room > 0 ? 1 : 0;
                output[outputLength++] = (byte)value;
                break;
            case 1:
                interruptEnable = (byte)value;
                break;
            case 3:
                lineControl = (byte)value;
                break;
            case 4:
                modemControl = (byte)value;
                break;
            case 7:
                scratch = (byte)value;
                break;
        }
    }

    private bool IsPending => (WantsReceiveInterrupt && input.Count > 0) || (WantsTransmitInterrupt && Room != 0);
}
