// A buffer that simulates physical memory from address 0 up.
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Tests.Memory;

/// <summary>
/// Makes the kernel's direct map point to a buffer until it is disposed of. Tests that use it do not run at once.
/// </summary>
internal sealed unsafe class PhysicalBuffer : IDisposable
{
    private readonly ulong previousBase = PhysicalMemory.Base;
    private readonly byte* memory;

    public PhysicalBuffer(uint size)
    {
        Size = size;
        memory = (byte*)NativeMemory.AlignedAlloc(size, 4096);
        Bytes.Clear();
        PhysicalMemory.Base = (ulong)memory;
    }

    public uint Size { get; }

    public Span<byte> Bytes => new(memory, (int)Size);

    public void Write<T>(ulong address, T value)
        where T : unmanaged => MemoryMarshal.Write(Bytes[(int)address..], value);

    public void Dispose()
    {
        PhysicalMemory.Base = previousBase;
        NativeMemory.AlignedFree(memory);
    }
}
