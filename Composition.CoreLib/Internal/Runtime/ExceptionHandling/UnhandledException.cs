// The report of an unhandled exception.
using System;
using System.Text;

namespace Internal.Runtime;

// Sound: the text is this frame's, its writer knows its size, and the platform call never returns.
internal static unsafe class UnhandledException
{
    private const int LongestMessage = 512;

    /// <summary>
    /// Passes the exception to the platform without allocating, because the heap may be exhausted. Never returns.
    /// </summary>
    internal static void Report(object thrown, ulong instructionPointer)
    {
        ThreadContext* thread = RuntimeImports.PlatformThread();
        byte* text = stackalloc byte[LongestMessage];
        var writer = new Utf8Writer(text, LongestMessage);
        if (thread->IsReportingFailure == 0 && thrown is Exception exception)
        {
            // An exception's own Message may throw in turn; that one is reported without its message.
            thread->IsReportingFailure = 1;
            writer.Write(exception.FullTypeName);
            writer.Write(": ");
            writer.Write(exception.Message);
        }
        else
        {
            writer.Write("An exception was thrown while an unhandled exception was being reported.");
        }
        RuntimeImports.PlatformFail(ObjectReference.Address(thrown), text, writer.Length, instructionPointer);
    }
}
