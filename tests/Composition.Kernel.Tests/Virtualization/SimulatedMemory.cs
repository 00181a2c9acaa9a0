// Physical memory for hosted tests: physical address 0 is the first byte of a buffer.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

/// <summary>A buffer that simulates physical memory, with a frame allocator. Only one exists at a time.</summary>
internal sealed unsafe class SimulatedMemory : IDisposable
{
    private static ulong nextFrame;
    private static ulong endOfMemory;
    private readonly void* memory;
    private readonly HostProcessor* processor;

    public SimulatedMemory(int frames)
    {
        nuint size = (nuint)frames * (nuint)UserAddressSpace.PageSize;
        memory = NativeMemory.AlignedAlloc(size, (nuint)UserAddressSpace.PageSize);
        NativeMemory.Clear(memory, size);
        nextFrame = UserAddressSpace.PageSize; // address 0 means "none"
        endOfMemory = size;
        processor = (HostProcessor*)NativeMemory.AllocZeroed((nuint)sizeof(HostProcessor));
        Platform = new VirtualizationPlatform
        {
            DirectMap = (ulong)memory,
            AllocateFrames = &AllocateFrames,
            Processor = processor,
        };
    }

    public VirtualizationPlatform Platform { get; }

    public static ulong FramesLeft => (endOfMemory - nextFrame) / UserAddressSpace.PageSize;

    public ulong Read(ulong physicalAddress) => *(ulong*)Platform.At(physicalAddress);

    public static ulong AllocateFrames(ulong count)
    {
        ulong size = count * UserAddressSpace.PageSize;
        if (size > endOfMemory - nextFrame)
        {
            return 0;
        }

        ulong frame = nextFrame;
        nextFrame += size;
        return frame;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        NativeMemory.Free(processor);
    }
}
