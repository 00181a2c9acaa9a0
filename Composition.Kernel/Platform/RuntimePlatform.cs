// What the core library asks of its surroundings, for the kernel: a small fixed heap, the log, and a stop.
using System.Runtime;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Platform;

/// <summary>
/// The kernel allocates no objects after its start: the heap holds what static data of the core library needs.
/// </summary>
// Sound: the core library passes texts with their lengths; the ends of the heap are the linker's.
internal static unsafe class RuntimePlatform
{
    [RuntimeExport("PlatformHeapStart")]
    private static byte* HeapStart() => LinkerSymbols.Image()->BootHeap;

    [RuntimeExport("PlatformHeapEnd")]
    private static byte* HeapEnd() => LinkerSymbols.Image()->BootHeapEnd;

    [RuntimeExport("PlatformWrite")]
    private static void Write(byte* utf8, int length)
    {
        KernelLog.Write(new ReadOnlySpan<byte>(utf8, length));
        KernelLog.Own->Flush();
    }

    /// <summary>An unhandled exception in the kernel is a defect of the kernel.</summary>
    [RuntimeExport("PlatformFail")]
    private static void Fail(void* exceptionObject, byte* utf8Message, int length, ulong instructionPointer)
    {
        KernelLog.BeginLine();
        KernelLog.Write("CN3901 the kernel stopped: "u8);
        KernelLog.Write(new ReadOnlySpan<byte>(utf8Message, length));
        KernelLog.Write(" at "u8, instructionPointer);
        KernelLog.EndLine();
        Instructions.HaltForEver();
    }

    /// <summary>The only thread of the kernel never waits for itself.</summary>
    [RuntimeExport("PlatformLockWait")]
    private static void LockWait() => KernelPanic.Stop("CN3902 the kernel waits for a lock that it holds itself"u8);

    [RuntimeExport("PlatformLockWake")]
    private static void LockWake()
    {
    }

    [RuntimeExport("PlatformTimestamp")]
    private static ulong Timestamp() => Instructions.ReadTimestamp();

    [RuntimeExport("PlatformTimestampFrequency")]
    private static ulong TimestampFrequency() => TimestampClock.Frequency;
}
