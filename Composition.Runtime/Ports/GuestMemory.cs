// A port with the RAM of a guest.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>The RAM of a virtual machine, private to its monitor: it needs no connection.</summary>
[PortType(OwnPart = ConnectorPart.GuestMemory)]
public sealed unsafe class GuestMemory : Port
{
    private MemoryRegion memory;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public GuestMemory(int index, string name) : base(index, name)
    {
    }

    /// <summary>The size of the RAM in bytes. It begins at guest-physical address 0.</summary>
    public ulong Size => memory.Size;

    /// <summary>Returns a part of the RAM. The guest can change it at any time.</summary>
    /// <param name="address">The guest-physical address.</param>
    /// <param name="length">The length in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the RAM.</exception>
    public Span<byte> Slice(ulong address, int length) => memory.Slice(address, length);

    /// <summary>The first byte, for accesses that must be single or atomic.</summary>
    internal byte* Start => memory.Start;

    internal override void Attach(PortBinder binder)
    {
        memory = binder.OpenMemory(this, PartKind.GuestMemory, Element);
        IsConnected = !memory.IsEmpty;
    }
}
