// The platform that the core library needs, on a bare machine with a serial port.
using System.Runtime;
using CamkesNet.Tests.Conformance;

namespace CamkesNet.Tests.Platform;

/// <summary>Runs all conformance programs in one boot. Nothing here may use statics before the runtime is
/// initialized.</summary>
internal static unsafe class BareMetalPlatform
{
    public const int HeapSize = 48 << 20;

    private const ushort SerialData = 0x3F8;
    private const ushort SerialLineStatus = SerialData + 5;
    private const byte TransmitterEmpty = 0x20;

    /// <summary>QEMU's isa-debug-exit: the exit status is value * 2 + 1.</summary>
    private const ushort DebugExit = 0xF4;
    private const byte ExitSuccess = 0;
    private const byte ExitFailure = 1;

    private const int DivideError = 0;
    private const int PageFault = 14;
    private const int RuntimeDivideError = 0;
    private const int RuntimeNullReference = 1;
    private const ulong NullRegionEnd = 0x1_0000;
    private const ulong KernelHalf = 0xFFFF_8000_0000_0000;

    [RuntimeExport("KernelMain")]
    private static void KernelMain(uint magic, uint information)
    {
        ulong* thread = Machine.ThreadContext();
        thread[0] = (ulong)thread;
        ((int*)thread)[4] = 1; // ManagedThreadId
        Machine.PrepareTraps();
        Machine.RuntimeInitialize();
        Run(ConformanceCatalog.Programs);
        Run(ConformanceCatalog.ImagePrograms);
        WriteText("the last program came back\n");
        Exit(ExitFailure);
    }

    private static void Run(IReadOnlyList<ConformanceProgram> programs)
    {
        foreach (ConformanceProgram program in programs)
        {
            Console.WriteLine(program.Header);
            program.Run();
        }
    }

    [RuntimeExport("TestTrap")]
    private static void Trap(ulong vector, ulong* context)
    {
        if (vector == DivideError)
        {
            Machine.RuntimeHardwareException(RuntimeDivideError, context);
        }
        if (vector == PageFault && Machine.ReadFaultAddress() < NullRegionEnd)
        {
            Machine.RuntimeHardwareException(RuntimeNullReference, context);
        }
        WriteText("trap ");
        WriteNumber(vector);
        WriteText(" at ");
        WriteNumber(context[0]);
        WriteText(" address ");
        WriteNumber(Machine.ReadFaultAddress());
        WriteText("\n");
        Exit(ExitFailure);
    }

    [RuntimeExport("PlatformHeapStart")]
    private static byte* HeapStart() => Machine.HeapStart();

    [RuntimeExport("PlatformHeapEnd")]
    private static byte* HeapEnd() => Machine.HeapStart() + HeapSize;

    [RuntimeExport("PlatformThread")]
    private static ulong* Thread() => Machine.ThreadContext();

    [RuntimeExport("PlatformWrite")]
    private static void Write(byte* utf8, int length)
    {
        for (int i = 0; i < length; i++)
        {
            while ((Machine.PortIn8(SerialLineStatus) & TransmitterEmpty) == 0)
            {
            }
            Machine.PortOut8(SerialData, utf8[i]);
        }
    }

    [RuntimeExport("PlatformFail")]
    private static void Fail(void* exception, byte* utf8, int length, ulong instructionPointer)
    {
        WriteText("unhandled: ");
        Write(utf8, length);
        WriteText(instructionPointer >= KernelHalf ? " at an instruction\n" : " at nowhere\n");
        Exit(ExitSuccess);
    }

    /// <summary>There is one thread: it would wait for itself.</summary>
    [RuntimeExport("PlatformLockWait")]
    private static void LockWait()
    {
        WriteText("the only thread waits for a lock\n");
        Exit(ExitFailure);
    }

    [RuntimeExport("PlatformLockWake")]
    private static void LockWake() { }

    [RuntimeExport("PlatformTimestamp")]
    private static ulong Timestamp() => Machine.ReadTimestamp();

    [RuntimeExport("PlatformTimestampFrequency")]
    private static ulong TimestampFrequency() => 1_000_000_000;

    private static void WriteText(string text)
    {
        foreach (char c in text)
        {
            byte value = (byte)c;
            Write(&value, 1);
        }
    }

    private static void WriteNumber(ulong number)
    {
        for (int shift = 60; shift >= 0; shift -= 4)
        {
            byte digit = (byte)"0123456789abcdef"[(int)(number >> shift) & 15];
            Write(&digit, 1);
        }
    }

    private static void Exit(byte status)
    {
        Machine.PortOut8(DebugExit, status);
        while (true)
        {
        }
    }
}
