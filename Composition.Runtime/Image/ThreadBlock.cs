// The start of a thread's block, with the layout that CoreLib defines.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>The part of CoreLib's thread context that the host fills, at GS base.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ThreadBlock
{
    /// <summary>Set by the entry stub.</summary>
    public ThreadBlock* Self;

    /// <summary>Used by CoreLib.</summary>
    public void* ExceptionChain;

    /// <summary>Unique among the component's threads; counted from 1.</summary>
    public int ManagedThreadId;

    /// <summary>The thread's message buffer, in the page after the block.</summary>
    public static ulong* MessageBuffer(ThreadBlock* block) =>
        (ulong*)((byte*)block + UserAddressSpace.IpcBufferOffset);
}
