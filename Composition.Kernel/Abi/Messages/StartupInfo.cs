// What a component learns at its start: one read-only page and what follows it, made by the image builder.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>
/// At <see cref="UserAddressSpace.StartupInfo"/>. After it: PortCount <see cref="PortInfo"/> records, then
/// AttributeCount <see cref="AttributeInfo"/> records, then the bytes that these refer to. Offsets count from the
/// first byte of this structure.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StartupInfo
{
    public const uint ExpectedMagic = 0x494E4D43; // "CMNI"

    public uint Magic;
    public uint Size;
    public ulong HeapStart;
    public ulong HeapSize;
    public uint ThreadCount;
    public uint PortCount;
    public uint PortsOffset;
    public uint AttributeCount;
    public uint AttributesOffset;

    /// <summary>The instance's name, UTF-8.</summary>
    public uint NameOffset;
    public uint NameLength;
    public uint Reserved;
}

/// <summary>One port, in declaration order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PortInfo
{
    /// <summary>The capability slot, or 0 for a port that is memory only or is not connected.</summary>
    public uint Slot;

    /// <summary>1 when the port is connected (an optional port need not be).</summary>
    public uint Connected;

    /// <summary>First address of the port's memory; 0 without.</summary>
    public ulong Address;

    /// <summary>Bytes of the port's memory; for I/O ports: first port | last port &lt;&lt; 16.</summary>
    public ulong Size;

    /// <summary>Consumed events, interrupts and timers: the bit of this port in its notification's badge.</summary>
    public ulong Badge;

    /// <summary>
    /// Provided ports: how many callers are connected; their badges are port index &lt;&lt; 16 | 0..n-1.
    /// </summary>
    public uint Peers;

    /// <summary>Which thread's notification carries <see cref="Badge"/>: 0 control, 1 dispatcher.</summary>
    public uint Thread;
}

/// <summary>One attribute, in declaration order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AttributeInfo
{
    /// <summary>Offset of the value's bytes: a 64-bit little-endian integer, or UTF-8 text.</summary>
    public uint Offset;

    /// <summary>Length of the value in bytes.</summary>
    public uint Length;
}
