// Memory that two components share, as a port shows it.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>What ports with shared memory have in common.</summary>
internal readonly unsafe struct SharedBuffer<T> where T : unmanaged
{
    private readonly MemoryRegion memory;

    /// <summary>Fetches the memory that a port has for one of its peers.</summary>
    /// <exception cref="InvalidOperationException">It is too small for the contents.</exception>
    public SharedBuffer(PortBinder binder, Port port, int element)
    {
        memory = binder.OpenMemory(port, PartKind.Region, element);
        if (IsConnected && memory.Size < (ulong)sizeof(T))
        {
            throw new InvalidOperationException(string.Concat("The memory of the port ", port.Name, " is too small."));
        }
    }

    public bool IsConnected => !memory.IsEmpty;

    public ref T Value(Port port)
    {
        // Sound: the region is mapped as long as the component lives, and its size was checked.
        ThrowIfNotConnected(port);
        return ref Unsafe.AsRef<T>(memory.Start);
    }

    public Span<byte> Bytes(Port port)
    {
        ThrowIfNotConnected(port);
        return memory.Slice(0, sizeof(T));
    }

    private void ThrowIfNotConnected(Port port)
    {
        if (!IsConnected)
        {
            throw port.NotConnected();
        }
    }
}
