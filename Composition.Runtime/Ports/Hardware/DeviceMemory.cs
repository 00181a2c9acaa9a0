// A port with memory-mapped registers of a device.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>The memory-mapped registers of the device at the other end of a <see cref="HardwareMMIO"/>.</summary>
[PortType(NeedsConnection = true, TakesOne = "a hardware resource belongs to one component")]
public sealed unsafe class DeviceMemory : Port
{
    private MemoryRegion memory;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public DeviceMemory(int index, string name) : base(index, name)
    {
    }

    /// <summary>The size of the registers in bytes.</summary>
    public ulong Size => memory.Size;

    /// <summary>Reads a register with one access of its width.</summary>
    /// <param name="offset">The offset in bytes: aligned to the width, within <see cref="Size"/>.</param>
    public uint Read32(ulong offset) => Volatile.Read(ref At<uint>(offset));

    /// <summary>Writes a register with one access of its width.</summary>
    /// <param name="offset">The offset in bytes: aligned to the width, within <see cref="Size"/>.</param>
    /// <param name="value">The value.</param>
    public void Write32(ulong offset, uint value) => Volatile.Write(ref At<uint>(offset), value);

    /// <summary>Reads a register with one access of its width.</summary>
    /// <param name="offset">The offset in bytes: aligned to the width, within <see cref="Size"/>.</param>
    public ulong Read64(ulong offset) => Volatile.Read(ref At<ulong>(offset));

    /// <summary>Writes a register with one access of its width.</summary>
    /// <param name="offset">The offset in bytes: aligned to the width, within <see cref="Size"/>.</param>
    /// <param name="value">The value.</param>
    public void Write64(ulong offset, ulong value) => Volatile.Write(ref At<ulong>(offset), value);

    internal override void Attach(PortBinder binder)
    {
        memory = binder.OpenMemory(this, PartKind.DeviceMemory, Element);
        IsConnected = !memory.IsEmpty;
    }

    private ref T At<T>(ulong offset) where T : unmanaged
    {
        // Sound: the register is within the region, which stays mapped, and is aligned to its size.
        if (memory.Size < (ulong)sizeof(T) || offset > memory.Size - (ulong)sizeof(T)
            || offset % (ulong)sizeof(T) != 0)
        {
            throw IsConnected ? Refuse(offset, sizeof(T)) : NotConnected();
        }

        return ref Unsafe.AsRef<T>(memory.Start + offset);
    }

    private ArgumentOutOfRangeException Refuse(ulong offset, int width) => new(
        nameof(offset),
        offset % (ulong)width != 0
            ? $"A register of {width} bytes at offset {offset} of the port {Name} is not aligned: use a multiple of {width}."
            : $"A register of {width} bytes at offset {offset} is beyond the port {Name}, which has {Size} bytes.");
}
