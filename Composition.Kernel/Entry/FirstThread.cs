// The end of the boot stage, and the beginning of everything else.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.Entry;

/// <summary>Starts the first thread. It does not return: its caller's code is not there any more.</summary>
// Sound: the boot stage is mapped page by page in the tables that all address spaces share, so that each page has its
// entry.
internal static unsafe class FirstThread
{
    /// <summary>Unmaps the boot stage in all address spaces, which share these tables, and chooses a thread.</summary>
    // Not inlined, since it must not lie in what it unmaps.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Start()
    {
        ProcessorBlock* processor = ProcessorBlock.Current;
        ulong pageTable = processor->Data.PageTable;
        ImageLayout* image = LinkerSymbols.Image();
        for (ulong page = image->ImageStart; page < image->BootStageEnd; page += UserAddressSpace.PageSize)
        {
            *PageTables.Find(pageTable, page, out _) = 0;
        }

        Instructions.WriteCr3(pageTable);

        // A thread begins with its saved context.
        Instructions.Resume((SavedContext*)Scheduler.Next(processor, null));
    }
}
