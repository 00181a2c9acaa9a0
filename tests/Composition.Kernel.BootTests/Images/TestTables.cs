// Descriptor and interrupt tables of a test's guest.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Images;

/// <summary>Writes and loads them, in the guest.</summary>
internal static class TestTables
{
    /// <summary>Selectors: flat code, flat data, a task state segment.</summary>
    public const ushort Code = 0x08, Data = 0x10, Task = 0x18;

    /// <summary>Where the task state segment is.</summary>
    public const uint TaskState = 0x7000;

    private const uint InterruptTable = 0x4000;
    private const uint Pointer = 0x5000;
    private const uint DescriptorTable = 0x6000;

    // Present, privilege level 0: AMD APM vol. 2, 4.8.2.
    private const uint InterruptGate = 0x8E00;
    private const uint TaskGate = 0x8500;

    /// <summary>Loads the tables.</summary>
    public static void Load(Assembler a)
    {
        Descriptor(a, Code, 0x00CF_9B00_0000_FFFF);
        Descriptor(a, Data, 0x00CF_9300_0000_FFFF);
        Descriptor(a, Task, 0x0000_8900_0000_0067 | ((ulong)TaskState << 16));
        a.mov(__word_ptr[Pointer], Task + 7);
        a.mov(__dword_ptr[Pointer + 2], DescriptorTable);
        a.lgdt(__[Pointer]);
        a.mov(__word_ptr[Pointer], 0x7FF);
        a.mov(__dword_ptr[Pointer + 2], InterruptTable);
        a.lidt(__[Pointer]);
    }

    /// <summary>The vector leads to a handler.</summary>
    public static void Gate(Assembler a, uint vector, ushort handler)
    {
        a.mov(__dword_ptr[InterruptTable + (vector * 8)], ((uint)Code << 16) | handler);
        a.mov(__dword_ptr[InterruptTable + (vector * 8) + 4], InterruptGate);
    }

    /// <summary>The vector leads to the task.</summary>
    public static void GateToTask(Assembler a, uint vector)
    {
        a.mov(__dword_ptr[InterruptTable + (vector * 8)], (uint)Task << 16);
        a.mov(__dword_ptr[InterruptTable + (vector * 8) + 4], TaskGate);
    }

    private static void Descriptor(Assembler a, ushort selector, ulong value)
    {
        a.mov(__dword_ptr[DescriptorTable + selector], (uint)value);
        a.mov(__dword_ptr[DescriptorTable + selector + 4], (uint)(value >> 32));
    }
}
