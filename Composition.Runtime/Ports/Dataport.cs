// A port of shared memory (dataport, in CAmkES).
using System.Runtime.CompilerServices;

namespace CamkesNet;

/// <summary>
/// Memory that is shared with the component at the other end of a <see cref="SharedData{T}"/>. The other side can
/// change it at any time: copy a value before you check it.
/// </summary>
/// <typeparam name="T">The type of the contents.</typeparam>
public sealed unsafe class Dataport<T> : Port where T : unmanaged
{
    private MemoryRegion _memory;

    /// <summary>Generated code calls this constructor.</summary>
    /// <param name="index">The index among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Dataport(int index, string name) : base(index, name)
    {
    }

    /// <summary>The contents.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public ref T Value
    {
        get
        {
            // Sound: the region is mapped as long as the component lives, and Attach has checked its size.
            ThrowIfNotConnected();
            return ref Unsafe.AsRef<T>(_memory.Start);
        }
    }

    /// <summary>The contents as bytes.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public Span<byte> Bytes
    {
        get
        {
            ThrowIfNotConnected();
            return _memory.Slice(0, sizeof(T));
        }
    }

    internal override void Attach(PortBinder binder)
    {
        _memory = binder.OpenMemory(this, (ulong)sizeof(T));
        IsConnected = !_memory.IsEmpty;
        if (IsConnected && _memory.Size < (ulong)sizeof(T))
        {
            throw new InvalidOperationException(string.Concat(
                "The memory of the dataport ", Name, " is too small: use the same type at both ends."));
        }
    }

    private void ThrowIfNotConnected()
    {
        if (!IsConnected)
        {
            throw NotConnected();
        }
    }
}
