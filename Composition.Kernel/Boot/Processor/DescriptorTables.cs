// Segment descriptors, task state segment and interrupt descriptor table (AMD APM vol. 2, chapters 4 and 8).
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Fills and loads the processor's tables.</summary>
// Sound: the linker has reserved room for these descriptors and for a gate of each vector; the tables stay where they
// are.
internal static unsafe class DescriptorTables
{
    private const int InterruptEntries = ExceptionVectors.Count;

    // System segments and gates of long mode (4.8.3): the type is in bits 43-40.
    private const ulong AvailableTaskState = FlatSegment.Present | (9UL << 40);
    private const ulong InterruptGate = FlatSegment.Present | (0xEUL << 40);

    private const uint EmergencyStackSize = 4096;
    private const int DoubleFaultStack = 1;
    private const int NonMaskableInterruptStack = 2;
    private const int MachineCheckStack = 3;

    public static void Load()
    {
        ProcessorData* processor = LinkerSymbols.Image()->BootProcessor;
        FillTaskState(&processor->TaskState);
        ulong* global = LinkerSymbols.Image()->DescriptorTable;
        FillGlobal(global, (ulong)&processor->TaskState);
        ulong* interrupts = LinkerSymbols.Image()->InterruptTable;
        FillInterrupts(interrupts);

        DescriptorTablePointer globalPointer = GlobalDescriptorTable.Pointer;
        DescriptorTablePointer interruptPointer;
        interruptPointer.Limit = (InterruptEntries * 2 * sizeof(ulong)) - 1;
        interruptPointer.Base = interrupts;
        Instructions.LoadDescriptorTables(&globalPointer, &interruptPointer);
    }

    private static void FillTaskState(TaskStateSegment* state)
    {
        ulong stacks = LinkerSymbols.Image()->EmergencyStacks;
        state->Ist1 = stacks;
        state->Ist2 = stacks - EmergencyStackSize;
        state->Ist3 = stacks - (2 * EmergencyStackSize);
        state->IoMapBase = (ushort)sizeof(TaskStateSegment);
    }

    private static void FillGlobal(ulong* table, ulong taskState)
    {
        table[SegmentSelector.KernelCode / 8] = FlatSegment.KernelCode;
        table[SegmentSelector.KernelData / 8] = FlatSegment.KernelData;
        table[SegmentSelector.UserData / 8] = FlatSegment.UserData;
        table[SegmentSelector.UserCode / 8] = FlatSegment.UserCode;
        ulong limit = (ulong)sizeof(TaskStateSegment) - 1;
        table[SegmentSelector.TaskState / 8] =
            limit | ((taskState & 0xFF_FFFF) << 16) | AvailableTaskState | (((taskState >> 24) & 0xFF) << 56);
        table[(SegmentSelector.TaskState / 8) + 1] = taskState >> 32;
    }

    private static void FillInterrupts(ulong* table)
    {
        ulong* entries = LinkerSymbols.Image()->InterruptEntries;
        for (int vector = 0; vector < InterruptEntries; vector++)
        {
            ulong stack = (ExceptionVector)vector switch
            {
                ExceptionVector.DoubleFault => DoubleFaultStack,
                ExceptionVector.NonMaskableInterrupt => NonMaskableInterruptStack,
                ExceptionVector.MachineCheck => MachineCheckStack,
                _ => 0,
            };

            // INT3 and INTO are instructions that ring 3 may execute; the trap then names them.
            bool user = (ExceptionVector)vector is ExceptionVector.Breakpoint or ExceptionVector.Overflow;
            ulong type = InterruptGate | (user ? FlatSegment.UserPrivilege : 0);
            ulong entry = entries[vector];
            table[vector * 2] = (entry & 0xFFFF) | ((ulong)SegmentSelector.KernelCode << 16) | (stack << 32)
                | type | (((entry >> 16) & 0xFFFF) << 48);
            table[(vector * 2) + 1] = entry >> 32;
        }
    }
}
