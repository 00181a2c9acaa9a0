// What CoreLib needs from its platform: the implementation for components.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The exports that CoreLib imports. They use no statics, which may not be initialized yet.</summary>
internal static unsafe class Platform
{
    /// <summary>The longest text that the kernel accepts in one call (SystemCallOperation.LogWrite, Fail).</summary>
    private const int MostTextBytes = 512;

    private const byte FirstContinuationByte = 0x80;
    private const byte FirstLeadByte = 0xC0;

    [RuntimeExport("PlatformHeapStart")]
    private static byte* HeapStart() => (byte*)StartupPage.Info.HeapStart;

    [RuntimeExport("PlatformHeapEnd")]
    private static byte* HeapEnd() => (byte*)(StartupPage.Info.HeapStart + StartupPage.Info.HeapSize);

    [RuntimeExport("PlatformWrite")]
    private static void Write(byte* text, int length)
    {
        while (length > 0)
        {
            int count = CutAtCharacter(text, length);
            SystemCalls.WriteLog(text, count);
            text += count;
            length -= count;
        }
    }

    [RuntimeExport("PlatformFail")]
    private static void Fail(void* exception, byte* text, int length, ulong instruction)
    {
        SystemCalls.Fail(Classify(exception), text, CutAtCharacter(text, length), instruction);
    }

    private static FaultKind Classify(void* exception)
    {
        if (exception is null)
        {
            return FaultKind.AssertionFailed; // CoreLib failed itself: there is no exception object
        }

        // Sound: the pointer is a reference to an exception object, and objects never move.
        return Unsafe.Read<Exception>(&exception) is OutOfMemoryException
            ? FaultKind.OutOfMemory
            : FaultKind.UnhandledException;
    }

    [RuntimeExport("PlatformLockWait")]
    private static void LockWait() => SystemCalls.Wait(CapabilitySlot.Lock, ulong.MaxValue, awaited: ulong.MaxValue);

    [RuntimeExport("PlatformLockWake")]
    private static void LockWake() => SystemCalls.Signal(CapabilitySlot.Lock);

    [RuntimeExport("PlatformTimestamp")]
    private static ulong Timestamp() => NativeMethods.ReadTimestamp();

    [RuntimeExport("PlatformTimestampFrequency")]
    private static ulong TimestampFrequency() => SystemCalls.GetFact(KernelFact.TimestampFrequency);

    /// <summary>The number of bytes to pass in one call, without splitting a character.</summary>
    private static int CutAtCharacter(byte* text, int length)
    {
        if (length <= MostTextBytes)
        {
            return length;
        }

        int count = MostTextBytes;
        while (count > 1 && text[count] is >= FirstContinuationByte and < FirstLeadByte)
        {
            count--;
        }

        return count;
    }
}
