// A 16550 UART for tests.
using System.Text;

namespace CamkesNet.Tests.Components;

internal sealed class FakeUart : IIoPortDevice
{
    private readonly Queue<byte> _input = [];
    private readonly byte[] _output = new byte[1 << 20];
    private int _outputLength;
    private byte _interruptEnable;
    private byte _lineControl;
    private byte _scratch;
    private ushort _divisor;

    /// <summary>Bytes that it takes before it says that it is full; unlimited if negative.</summary>
    public int Room { get; set; } = -1;

    public bool IsAbsent { get; init; }

    public bool WantsTransmitInterrupt => (_interruptEnable & 2) != 0;

    public string Settings => $"{115200 / Math.Max((int)_divisor, 1)} {_lineControl:x2}";

    public void Type(string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            _input.Enqueue(value);
        }
    }

    public void TypeByte(byte value) => _input.Enqueue(value);

    public void Forget() => _outputLength = 0;

    public string TakeOutput()
    {
        string text = Encoding.UTF8.GetString(_output, 0, _outputLength);
        _outputLength = 0;
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
            0 => _input.TryDequeue(out byte value) ? value : 0u,
            1 => _interruptEnable,
            2 => IsPending ? 0x04u : 0x01u,
            3 => _lineControl,
            5 => (_input.Count > 0 ? 0x01u : 0) | (Room != 0 ? 0x60u : 0),
            7 => _scratch,
            _ => 0,
        };
    }

    public void Write(int offset, int width, uint value)
    {
        bool isDivisor = (_lineControl & 0x80) != 0;
        switch (offset)
        {
            case 0 when isDivisor:
                _divisor = (ushort)((_divisor & 0xFF00u) | value);
                break;
            case 1 when isDivisor:
                _divisor = (ushort)((_divisor & 0xFFu) | (value << 8));
                break;
            case 0:
                if (Room == 0)
                {
                    Assert.Fail("a byte was written that the UART has no room for");
                }

                Room -= Room > 0 ? 1 : 0;
                _output[_outputLength++] = (byte)value;
                break;
            case 1:
                _interruptEnable = (byte)value;
                break;
            case 3:
                _lineControl = (byte)value;
                break;
            case 7:
                _scratch = (byte)value;
                break;
        }
    }

    private bool IsPending => _input.Count > 0 || (WantsTransmitInterrupt && Room != 0);
}
