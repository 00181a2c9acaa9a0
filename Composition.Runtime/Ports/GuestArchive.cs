// A port with the archive of guest files.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>The archive of guest files in the image (cpio, newc format): read-only, needs no connection.</summary>
[PortType(OwnPart = ConnectorPart.Archive)]
public sealed class GuestArchive : Port
{
    private MemoryRegion memory;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public GuestArchive(int index, string name) : base(index, name)
    {
    }

    /// <summary>The size of the archive in bytes.</summary>
    public ulong Size => memory.Size;

    /// <summary>Returns a part of the archive.</summary>
    /// <param name="offset">The offset in bytes.</param>
    /// <param name="length">The length in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the archive.</exception>
    public ReadOnlySpan<byte> Slice(ulong offset, int length) => memory.Slice(offset, length);

    internal override void Attach(PortBinder binder)
    {
        memory = binder.OpenMemory(this, PartKind.Archive, Element);
        IsConnected = !memory.IsEmpty;
    }
}
