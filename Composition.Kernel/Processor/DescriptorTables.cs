// Segment descriptors, task state segment and interrupt descriptor table (AMD APM vol. 2, chapters 4 and 8).
using CamkesNet.Abi;

namespace CamkesNet.Kernel;

/// <summary>Fills and loads the processor's tables.</summary>
internal static unsafe class DescriptorTables
{
    private const int GlobalEntries = 7;
    private const int InterruptEntries = 256;

    // Flat long-mode segments: present, code or data, privilege in bits 45-46, L in bit 53.
    private const ulong KernelCode = 0x00AF_9A00_0000_FFFF;
    private const ulong KernelData = 0x00CF_9200_0000_FFFF;
    private const ulong UserData = 0x00CF_F200_0000_FFFF;
    private const ulong UserCode = 0x00AF_FA00_0000_FFFF;

    private const ulong AvailableTaskState = 0x89;
    private const ulong InterruptGate = 0x8E;
    private const ulong UserPrivilege = 3UL << 5;

    private const uint EmergencyStackSize = 4096;
    private const int DoubleFaultStack = 1;
    private const int NonMaskableInterruptStack = 2;
    private const int MachineCheckStack = 3;

    /// <summary>What GDTR holds.</summary>
    public static DescriptorTablePointer GlobalPointer => new()
    {
        Limit = (GlobalEntries * sizeof(ulong)) - 1,
        Base = LinkerSymbols.DescriptorTableMemory(),
    };

    public static void Load()
    {
        ProcessorData* processor = LinkerSymbols.ProcessorData();
        FillTaskState(&processor->TaskState);
        ulong* global = LinkerSymbols.DescriptorTableMemory();
        FillGlobal(global, (ulong)&processor->TaskState);
        ulong* interrupts = LinkerSymbols.InterruptTableMemory();
        FillInterrupts(interrupts);

        DescriptorTablePointer globalPointer = GlobalPointer;
        DescriptorTablePointer interruptPointer;
        interruptPointer.Limit = (InterruptEntries * 2 * sizeof(ulong)) - 1;
        interruptPointer.Base = interrupts;
        Instructions.LoadDescriptorTables(&globalPointer, &interruptPointer);
    }

    private static void FillTaskState(TaskStateSegment* state)
    {
        ulong stacks = LinkerSymbols.EmergencyStacks();
        state->Ist1 = stacks;
        state->Ist2 = stacks - EmergencyStackSize;
        state->Ist3 = stacks - (2 * EmergencyStackSize);
        state->IoMapBase = (ushort)sizeof(TaskStateSegment);
    }

    private static void FillGlobal(ulong* table, ulong taskState)
    {
        table[SegmentSelector.KernelCode / 8] = KernelCode;
        table[SegmentSelector.KernelData / 8] = KernelData;
        table[SegmentSelector.UserData / 8] = UserData;
        table[SegmentSelector.UserCode / 8] = UserCode;
        ulong limit = (ulong)sizeof(TaskStateSegment) - 1;
        table[SegmentSelector.TaskState / 8] =
            limit | ((taskState & 0xFF_FFFF) << 16) | (AvailableTaskState << 40) | (((taskState >> 24) & 0xFF) << 56);
        table[(SegmentSelector.TaskState / 8) + 1] = taskState >> 32;
    }

    private static void FillInterrupts(ulong* table)
    {
        ulong* entries = LinkerSymbols.InterruptEntries();
        for (int vector = 0; vector < InterruptEntries; vector++)
        {
            ulong stack = vector switch
            {
                ExceptionVector.DoubleFault => DoubleFaultStack,
                ExceptionVector.NonMaskableInterrupt => NonMaskableInterruptStack,
                ExceptionVector.MachineCheck => MachineCheckStack,
                _ => 0,
            };

            // INT3 and INTO are instructions that ring 3 may execute; the trap then names them.
            bool user = vector is ExceptionVector.Breakpoint or ExceptionVector.Overflow;
            ulong type = InterruptGate | (user ? UserPrivilege : 0);
            ulong entry = entries[vector];
            table[vector * 2] = (entry & 0xFFFF) | ((ulong)SegmentSelector.KernelCode << 16) | (stack << 32) |
                (type << 40) | (((entry >> 16) & 0xFFFF) << 48);
            table[(vector * 2) + 1] = entry >> 32;
        }
    }
}
