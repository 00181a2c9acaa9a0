// The program's environment.
using System.Text;
using Internal.Runtime;

namespace System;

// Sound: the text is this frame's, its writer knows its size, and the platform copies it before the call ends.
public static unsafe class Environment
{
    private const int LongestMessage = 512;
    private const ulong MillisecondsPerSecond = 1000;

    public static string NewLine => "\n";

    public static int ProcessorCount => 1;

    public static bool HasShutdownStarted => false;

    public static bool Is64BitProcess => true;

    public static int CurrentManagedThreadId => RuntimeImports.PlatformThread()->ManagedThreadId;

    public static long TickCount64 =>
        (long)Math.MultiplyDivide(
            RuntimeImports.PlatformTimestamp(), MillisecondsPerSecond, RuntimeImports.PlatformTimestampFrequency());

    public static int TickCount => unchecked((int)TickCount64);

    /// <summary>Stops the program with a message. Allocates nothing.</summary>
    [Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void FailFast(string? message) => FailFast(message, null);

    [Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void FailFast(string? message, Exception? exception)
    {
        byte* text = stackalloc byte[LongestMessage];
        var writer = new Utf8Writer(text, LongestMessage);
        writer.Write(message ?? "The program stopped itself without a message.");
        RuntimeImports.PlatformFail(ObjectReference.Address(exception), text, writer.Length, 0);
        while (true)
        {
        }
    }

    /// <summary>An image has no environment variables.</summary>
    public static string? GetEnvironmentVariable(string variable) => null;
}
