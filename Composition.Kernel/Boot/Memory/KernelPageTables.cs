// The kernel's half of every address space: its image with W^X, and the direct map of memory.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>Builds the kernel's page tables once; every component's top table shares their upper half.</summary>
// Sound: a top table is a frame of 512 entries; the addresses of the kernel's parts are the linker's.
internal static unsafe class KernelPageTables
{
    private const ulong ReadOnly = PageTableEntry.NoExecute | PageTableEntry.Global;
    private const ulong ReadWrite = ReadOnly | PageTableEntry.Writable;
    private const ulong Executable = PageTableEntry.Global;

    /// <summary>Not global, so that a load of CR3 forgets it.</summary>
    private const ulong BootStage = 0;
    private const ulong DeviceRegisters = ReadWrite | PageTableEntry.CacheDisable | PageTableEntry.WriteThrough;
    private const int FirstKernelEntry = PageTableEntry.EntriesPerTable / 2;

    /// <summary>Physical address of the kernel's top table.</summary>
    public static ulong Top { get; private set; }

    /// <summary>Builds the tables. False when memory runs out.</summary>
    public static bool Build(FrameAllocator* frames, MemoryMap* ram)
    {
        Top = frames->AllocateZeroed(UserAddressSpace.PageSize);
        return Top != FrameAllocator.None && MapImage(frames) && MapMemory(frames, ram);
    }

    /// <summary>Makes device registers reachable at their place in the direct map.</summary>
    public static bool MapDevice(FrameAllocator* frames, ulong physicalAddress)
    {
        ulong page = physicalAddress & ~(UserAddressSpace.PageSize - 1);
        return PageTables.Find(Top, KernelAddressSpace.DirectMap + page, out _) != null
            || PageTableBuilder.Map(
                frames, Top, KernelAddressSpace.DirectMap + page, page, UserAddressSpace.PageSize, DeviceRegisters);
    }

    /// <summary>A new address space with the kernel's half, or <see cref="FrameAllocator.None"/>.</summary>
    public static ulong CreateUserTop(FrameAllocator* frames)
    {
        ulong top = frames->AllocateZeroed(UserAddressSpace.PageSize);
        if (top != FrameAllocator.None)
        {
            ulong* kernel = (ulong*)PhysicalMemory.Pointer(Top);
            ulong* user = (ulong*)PhysicalMemory.Pointer(top);
            for (int i = FirstKernelEntry; i < PageTableEntry.EntriesPerTable; i++)
            {
                user[i] = kernel[i];
            }
        }

        return top;
    }

    private static bool MapImage(FrameAllocator* frames)
    {
        ImageLayout* image = LinkerSymbols.Image();
        ulong guard = image->StackBottom - UserAddressSpace.PageSize;
        return MapImagePart(frames, image->ImageStart, image->BootStageEnd, BootStage)
            && MapImagePart(frames, image->BootStageEnd, image->ReadOnlyDataStart, Executable)
            && MapImagePart(frames, image->ReadOnlyDataStart, image->DataStart, ReadOnly)
            && MapImagePart(frames, image->DataStart, guard, ReadWrite)
            && MapImagePart(frames, image->StackBottom, PageEnd(image->ImageEnd), ReadWrite);
    }

    private static bool MapImagePart(FrameAllocator* frames, ulong start, ulong end, ulong flags) =>
        PageTableBuilder.Map(frames, Top, start, start - KernelAddressSpace.ImageBase, end - start, flags);

    /// <summary>The direct map; the kernel's code and constants are read-only in it as well.</summary>
    private static bool MapMemory(FrameAllocator* frames, MemoryMap* ram)
    {
        ulong fixedStart = LinkerSymbols.Image()->ImageStart - KernelAddressSpace.ImageBase;
        ulong fixedEnd = LinkerSymbols.Image()->DataStart - KernelAddressSpace.ImageBase;
        for (int i = 0; i < ram->Count; i++)
        {
            ulong start = ram->Start(i);
            ulong end = ram->End(i);
            if (!MapRange(frames, start, Math.Min(end, fixedStart), ReadWrite)
                || !MapRange(frames, Math.Max(start, fixedStart), Math.Min(end, fixedEnd), ReadOnly)
                || !MapRange(frames, Math.Max(start, fixedEnd), end, ReadWrite))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MapRange(FrameAllocator* frames, ulong start, ulong end, ulong flags) =>
        start >= end
        || PageTableBuilder.Map(frames, Top, KernelAddressSpace.DirectMap + start, start, end - start, flags);

    private static ulong PageEnd(ulong address) =>
        (address + UserAddressSpace.PageSize - 1) & ~(UserAddressSpace.PageSize - 1);
}
