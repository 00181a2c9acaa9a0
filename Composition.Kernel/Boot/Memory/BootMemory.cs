// Memory for the kernel's own tables, taken at boot.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>
/// The frame allocator of the boot sequence, with failures turned into the one sentence about memory.
/// </summary>
// Sound: static data without references never moves, so its address stays; frames are in the direct map, and each is
// given away once.
internal static unsafe class BootMemory
{
    private const ulong BytesPerMebibyte = 1024 * BytesPerKibibyte;

    /// <summary>The unit of messages: in MiB, a little too little looks like enough.</summary>
    private const ulong BytesPerKibibyte = 1024;

    /// <summary>Page tables, kernel objects and alignment, in addition to the sizes in the boot tables.</summary>
    private const ulong KernelShare = 8 * BytesPerMebibyte;

    /// <summary>Firmware, loaders and devices have their places below 1 MiB.</summary>
    private const ulong LowMemory = BytesPerMebibyte;

    private static FrameAllocator frames;

    private static MemoryMap* ram;

    private static ulong installed;

    private static ulong needed;

    /// <summary>The allocator, whose address is fixed: it is static data without references.</summary>
    public static FrameAllocator* Frames
    {
        get
        {
            fixed (FrameAllocator* pointer = &frames)
            {
                return pointer;
            }
        }
    }

    /// <summary>Whether a range of physical addresses overlaps memory, which only the kernel allocates.</summary>
    public static bool IsMemory(ulong address, ulong size) => ram->Overlaps(address, size);

    /// <summary>
    /// Takes over what is free: everything above 1 MiB but for the image. The map stays where it is.
    /// </summary>
    public static void Initialize(MemoryMap* memory, BootTables* tables)
    {
        ulong imageSize = tables->ImageEnd - KernelAddressSpace.LoadAddress;
        RequireLoaded(memory, tables->ImageEnd);
        ram = memory;
        frames.Free = *memory;
        frames.Free.Remove(0, LowMemory);
        frames.Free.Remove(KernelAddressSpace.LoadAddress, imageSize);
        installed = memory->Total;
        ulong share = imageSize + KernelShare;
        needed = tables->MemoryNeeded > ulong.MaxValue - share ? ulong.MaxValue : tables->MemoryNeeded + share;
        if (frames.Free.Total < tables->MemoryNeeded)
        {
            StopForLackOfMemory();
        }
    }

    /// <summary>Stops if the image does not lie in memory up to an address: a loader may not look.</summary>
    public static void RequireLoaded(MemoryMap* memory, ulong end)
    {
        if (!memory->Contains(KernelAddressSpace.LoadAddress, end - KernelAddressSpace.LoadAddress))
        {
            KernelPanic.Stop(memory->Count == 0 || memory->End(memory->Count - 1) < end
                ? "CN3001 too little memory: the image ends behind it; add memory, or use smaller guest files"u8
                : "CN3007 the firmware has reserved memory that the image is loaded into; use smaller guest files"u8);
        }
    }

    /// <summary>Zeroed, page-aligned memory for a table of kernel objects; null only for a size of zero.</summary>
    public static void* AllocateTable(ulong elementSize, uint count)
    {
        ulong size = (elementSize * count) + UserAddressSpace.PageSize - 1;
        return count == 0 ? null : PhysicalMemory.Pointer(AllocateZeroed(size & ~(UserAddressSpace.PageSize - 1)));
    }

    /// <summary>A zeroed frame.</summary>
    public static ulong AllocateFrame() => AllocateZeroed(UserAddressSpace.PageSize);

    /// <summary>Zeroed frames, one behind another.</summary>
    public static ulong AllocateZeroed(ulong size)
    {
        ulong address = Frames->AllocateZeroed(size);
        Require(address != FrameAllocator.None);
        return address;
    }

    /// <summary>Frames with whatever they contain.</summary>
    public static ulong Allocate(ulong size, ulong alignment)
    {
        ulong address = frames.Allocate(size, alignment);
        Require(address != FrameAllocator.None);
        return address;
    }

    /// <summary>Stops when a step of the boot sequence ran out of memory.</summary>
    public static void Require(bool success)
    {
        if (!success)
        {
            StopForLackOfMemory();
        }
    }

    private static void StopForLackOfMemory()
    {
        KernelLog.BeginLine();
        KernelLog.Write("CN3001 too little memory: this image needs "u8);
        KernelLog.WriteDecimal(needed / BytesPerKibibyte);
        KernelLog.Write(" KiB, the machine has "u8);
        KernelLog.WriteDecimal(installed / BytesPerKibibyte);
        KernelLog.Write(" KiB, its largest free piece "u8);
        KernelLog.WriteDecimal(frames.Free.LargestSize / BytesPerKibibyte);
        KernelLog.Write(" KiB; add memory, or reduce GuestRamMb or HeapSize"u8);
        KernelLog.EndLine();
        PowerOff.Machine(MachineStatus.Stopped);
    }
}
