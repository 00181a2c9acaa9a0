// Text on its way to a serial port.
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Log;

/// <summary>
/// A serial port and the text that waits for it, in order. The kernel does not wait for the port: it writes what the
/// port takes at once and comes back later. A component may drive the same port: then text waits for the end of the
/// component's line, a second at most.
/// </summary>
internal unsafe struct LogOutput
{
    /// <summary>Bytes of text that can wait.</summary>
    public const int Capacity = 8192;

    /// <summary>FIFOs that are written at a time where the port takes them at once, as an emulator's does.</summary>
    private const int PiecesAtOnce = 16;

    /// <summary>How long a driver's access announces another one, as a fraction of a second.</summary>
    private const ulong QuietFraction = 10_000;

    /// <summary>Reads of the line status before the port is considered absent: about 100 ms on hardware.</summary>
    private const int PatienceInReads = 100_000;

    private fixed byte text[Capacity];

    /// <summary>I/O port of the serial port's first register; 0 if there is none.</summary>
    private uint port;

    /// <summary>How many bytes were ever added.</summary>
    public ulong Added;

    /// <summary>How many of them were written.</summary>
    public ulong Written;

    /// <summary>When the line that is next was added or could have begun, in time-stamp ticks.</summary>
    private ulong waitingSince;

    /// <summary>When a driver last used the port.</summary>
    private ulong lastAccess;

    private bool isDivisorAccess;
    private bool isDriversLineOpen;

    public readonly bool IsPresent => port != 0;

    /// <summary>Text goes to the serial port with this first register from now on.</summary>
    public void Initialize(uint firstRegister) => port = firstRegister;

    /// <summary>Whether text of this length can be added without waiting, whatever its bytes.</summary>
    public readonly bool HasRoom(ulong length) => Capacity - (Added - Written) >= 2 * length;

    public void Add(byte value)
    {
        if (value == (byte)'\n')
        {
            AddRaw((byte)'\r');
        }

        AddRaw(value);
    }

    /// <summary>Writes what the port takes without waiting for it. True: something is left.</summary>
    public bool Drain()
    {
        for (int i = 0; i < PiecesAtOnce && Written != Added && !IsInUse() && Is(SerialPort.TransmitterEmpty); i++)
        {
            WritePiece();
        }

        return Written != Added;
    }

    /// <summary>Writes everything, and waits until the port has sent it: the machine may be switched off next.</summary>
    public void Flush()
    {
        for (int reads = 0; port != 0 && (Written != Added || !Is(SerialPort.TransmitterIdle)); reads++)
        {
            if (Written != Added && Is(SerialPort.TransmitterEmpty))
            {
                WritePiece();
                reads = 0;
            }
            else if (reads == PatienceInReads)
            {
                port = 0;
                Written = Added;
            }
        }
    }

    /// <summary>A component has used an I/O port, which may be one of these.</summary>
    public void SeeAccess(uint ioPort, bool isWrite, uint value)
    {
        uint register = ioPort - port;
        if (port == 0 || register > SerialPort.LineStatus)
        {
            return;
        }

        lastAccess = Instructions.ReadTimestamp();
        if (isWrite && register == SerialPort.LineControl)
        {
            isDivisorAccess = (value & SerialPort.DivisorAccess) != 0;
        }
        else if (isWrite && register == SerialPort.Data && !isDivisorAccess)
        {
            isDriversLineOpen = (byte)value != '\n';
        }
    }

    private readonly bool Is(uint status) => (Instructions.PortIn8(port + SerialPort.LineStatus) & status) != 0;

    // Sound: the index is below the length.
    private void AddRaw(byte value)
    {
        if (port == 0)
        {
            return;
        }

        if (Added == Written)
        {
            waitingSince = Instructions.ReadTimestamp();
        }
        else if (Added - Written == Capacity)
        {
            Flush();
        }

        text[Added++ % Capacity] = value;
    }

    /// <summary>
    /// A driver has begun a line, or has seen an empty transmitter that it is about to fill. After a second that counts
    /// no more.
    /// </summary>
    private readonly bool IsInUse()
    {
        ulong now = Instructions.ReadTimestamp();
        ulong second = TimestampClock.Frequency;
        return now - waitingSince < second && (isDriversLineOpen || now - lastAccess < second / QuietFraction);
    }

    // Sound: the index is below the length.
    private void WritePiece()
    {
        int room = SerialPort.FifoBytes;
        if (isDriversLineOpen)
        {
            isDriversLineOpen = false;
            Send((byte)'\r');
            Send((byte)'\n');
            room -= 2;
        }

        byte last = 0;
        for (; room > 0 && Written != Added && last != (byte)'\n'; room--)
        {
            last = text[Written++ % Capacity];
            Send(last);
        }

        if (last == (byte)'\n')
        {
            waitingSince = Instructions.ReadTimestamp();
        }
    }

    private readonly void Send(byte value) => Instructions.PortOut8(port + SerialPort.Data, value);
}
