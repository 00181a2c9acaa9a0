// Physical memory for hosted tests, with what the boot stage takes frames from.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Tests.Memory;

namespace CamkesNet.Tests.Virtualization;

/// <summary>A buffer that simulates physical memory, all of it free but the first frame. Only one exists at a time.</summary>
internal sealed unsafe class SimulatedMemory : IDisposable
{
    private readonly PhysicalBuffer memory;

    public SimulatedMemory(uint frames)
    {
        memory = new PhysicalBuffer(frames * (uint)UserAddressSpace.PageSize);
        *BootMemory.Frames = default;
        BootMemory.Frames->Free.Add(UserAddressSpace.PageSize, memory.Size - UserAddressSpace.PageSize);
    }

    public static ulong FramesLeft => BootMemory.Frames->Free.Total / UserAddressSpace.PageSize;

    public static ulong Read(ulong physicalAddress) => *(ulong*)PhysicalMemory.Pointer(physicalAddress);

    public void Dispose()
    {
        *BootMemory.Frames = default;
        memory.Dispose();
    }
}
