// The start of a thread's block, as CoreLib lays it out.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The part of CoreLib's thread context that the host fills, at GS base.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ThreadBlock
{
    /// <summary>Filled by the entry stub.</summary>
    public ThreadBlock* Self;

    /// <summary>CoreLib's.</summary>
    public void* ExceptionChain;

    /// <summary>From 1; different for each thread of the component.</summary>
    public int ManagedThreadId;

    /// <summary>The thread's message buffer, in the page after the block.</summary>
    public static ulong* MessageBuffer(ThreadBlock* block) =>
        (ulong*)((byte*)block + UserAddressSpace.IpcBufferOffset);
}
