// The data of each thread of a hosted component.
using System.Runtime.InteropServices;

namespace CamkesNet.Hosted;

/// <summary>A thread's message buffer and its call.</summary>
internal sealed unsafe class HostedThread
{
    [ThreadStatic]
    private static HostedThread? current;

    private HostedThread() =>
        Buffer = (ulong*)NativeMemory.AllocZeroed(MessageFormat.Capacity); // freed when the thread is collected

    ~HostedThread() => NativeMemory.Free(Buffer);

    public static HostedThread Current => current ??= new HostedThread();

    public ulong* Buffer { get; }

    public HostedCall Call { get; } = new();

    /// <summary>Whether it is one of a component's own threads, and not one of a test.</summary>
    public bool IsOfComponent { get; set; }
}
