// The few instructions that the bare machine's C# needs; their bodies are in Booting/MachineStubs.cs.
using System.Runtime;
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Platform;

internal static unsafe class Machine
{
    [RuntimeImport("*", "TestPortOut8")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void PortOut8(ushort port, byte value);

    [RuntimeImport("*", "TestPortIn8")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte PortIn8(ushort port);

    [RuntimeImport("*", "TestReadTimestamp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadTimestamp();

    [RuntimeImport("*", "TestReadFaultAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadFaultAddress();

    /// <summary>Unmaps the lower half, the null page with it, and loads the trap table.</summary>
    [RuntimeImport("*", "TestPrepareTraps")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void PrepareTraps();

    [RuntimeImport("*", "TestHeapStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte* HeapStart();

    [RuntimeImport("*", "TestThreadContext")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong* ThreadContext();

    [RuntimeImport("*", "RuntimeInitialize")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void RuntimeInitialize();

    [RuntimeImport("*", "RuntimeHardwareException")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void RuntimeHardwareException(int kind, void* context);
}
