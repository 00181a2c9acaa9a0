// What a component learns at its start: one read-only page and what follows it, made by the image builder.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>
/// At <see cref="UserAddressSpace.StartupInfo"/>. After it: PortCount <see cref="PortInfo"/> records, LinkCount
/// <see cref="LinkInfo"/> records, AttributeCount <see cref="AttributeInfo"/> records, then the bytes that these refer
/// to. Offsets count from the first byte of this structure.
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
    public uint LinkCount;
    public uint LinksOffset;
    public uint AttributeCount;
    public uint AttributesOffset;

    /// <summary>The instance's name, UTF-8.</summary>
    public uint NameOffset;
    public uint NameLength;
    public uint Reserved;
}

/// <summary>One port, in declaration order. Its links are consecutive, in the order of its peers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PortInfo
{
    /// <summary>Index of the port's first <see cref="LinkInfo"/>.</summary>
    public uint FirstLink;

    public uint LinkCount;

    /// <summary>
    /// How many ports of other components are connected. A provided port's callers have the badges
    /// port index &lt;&lt; 16 | 0..n-1.
    /// </summary>
    public uint Peers;

    /// <summary>The thread whose notification carries the port's badge bits.</summary>
    public uint Thread;
}

/// <summary>What a port has of one part of a connection.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinkInfo
{
    public PartKind Kind;

    /// <summary>The peer that this is for, counted from 0 in the order of the connections.</summary>
    public uint Element;

    /// <summary>The capability slot, or 0.</summary>
    public uint Slot;
    public uint Reserved;

    /// <summary>First address of the memory; 0 without.</summary>
    public ulong Address;

    /// <summary>Bytes of the memory; for I/O ports: first port | last port &lt;&lt; 16.</summary>
    public ulong Size;

    /// <summary>Where the port is signalled: its bit in the notification's badge.</summary>
    public ulong Badge;
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
