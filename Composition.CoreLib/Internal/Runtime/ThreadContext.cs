// The runtime's data of a thread; the platform provides the memory.
using System.Runtime.InteropServices;

namespace Internal.Runtime;

/// <summary>
/// The thread's control block: 64 bytes, zero but for <see cref="Self"/> and <see cref="ManagedThreadId"/>, which the
/// platform sets before the thread runs managed code.
/// </summary>
// Sound: the platform gives each thread a block of its own, which lives as long as the thread.
[StructLayout(LayoutKind.Sequential, Size = 64)]
public unsafe struct ThreadContext
{
    /// <summary>The block's own address, so that a segment base needs one load only.</summary>
    public ThreadContext* Self;

    /// <summary>The innermost exception that is being handled.</summary>
    public ExInfo* ExceptionChain;

    /// <summary>1 to 65,535, different for each thread of the program.</summary>
    public int ManagedThreadId;

    /// <summary>Not 0 while an unhandled exception is being reported.</summary>
    public int IsReportingFailure;

    /// <summary>Bytes of objects that this thread has allocated.</summary>
    public ulong AllocatedBytes;
}
