// The kernel's own lines, and where text goes.
using System.Runtime.CompilerServices;

namespace CamkesNet.Kernel.Log;

/// <summary>Writes text and numbers without allocating.</summary>
// Sound: no 64-bit number has more digits than the buffer.
internal static unsafe class KernelLog
{
    private const int MaximumDecimalDigits = 20;
    private const int HexDigits = 16;

    private static LogOutput first;
    private static LogOutput second;

    /// <summary>Boot option <c>camkes.log=quiet</c>: only faults and failures are written.</summary>
    public static bool IsQuiet { get; private set; }

    /// <summary>Where components' text goes: the first serial port.</summary>
    // Sound: the kernel's statics never move.
    public static LogOutput* Console => (LogOutput*)Unsafe.AsPointer(ref first);

    /// <summary>Where lines of the kernel and its reporter go: there, or to the second serial port.</summary>
    public static LogOutput* Own => second.IsPresent ? (LogOutput*)Unsafe.AsPointer(ref second) : Console;

    /// <summary>Starts every line of the kernel.</summary>
    private static ReadOnlySpan<byte> Prefix => "[camkes] "u8;

    /// <summary>Takes over what the boot stage has found (Boot/LogSetup.cs).</summary>
    public static void Initialize(bool isQuiet, bool hasFirst, bool hasSecond)
    {
        IsQuiet = isQuiet;
        first.Initialize(hasFirst ? SerialPort.Com1 : 0);
        second.Initialize(hasSecond ? SerialPort.Com2 : 0);
    }

    /// <summary>A component has used an I/O port, which may be one of the log's serial ports.</summary>
    public static void SeeAccess(uint ioPort, bool isWrite, uint value)
    {
        first.SeeAccess(ioPort, isWrite, value);
        second.SeeAccess(ioPort, isWrite, value);
    }

    public static void BeginLine() => Write(Prefix);

    /// <summary>The kernel's own lines are few and mostly its last: it waits until they are written.</summary>
    public static void EndLine()
    {
        Own->Add((byte)'\n');
        Own->Flush();
    }

    public static void Line(ReadOnlySpan<byte> text)
    {
        BeginLine();
        Write(text);
        EndLine();
    }

    public static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            Own->Add(character);
        }
    }

    /// <summary>Writes a number in hexadecimal, after what it is.</summary>
    public static void Write(ReadOnlySpan<byte> label, ulong value)
    {
        Write(label);
        WriteHex(value);
    }

    public static void WriteDecimal(ulong value)
    {
        byte* digits = stackalloc byte[MaximumDecimalDigits];
        int count = 0;
        do
        {
            digits[count++] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);

        while (count > 0)
        {
            Own->Add(digits[--count]);
        }
    }

    /// <summary>Writes 0x and the hexadecimal digits without leading zeros.</summary>
    public static void WriteHex(ulong value)
    {
        Write("0x"u8);
        bool started = false;
        for (int digit = HexDigits - 1; digit >= 0; digit--)
        {
            uint nibble = (uint)(value >> (digit * 4)) & 0xF;
            started |= nibble != 0 || digit == 0;
            if (started)
            {
                Own->Add((byte)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
            }
        }
    }
}
