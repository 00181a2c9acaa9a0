// Where the contract guest keeps its data: physical addresses, cleared at the start.
namespace CamkesNet.Tests.Contract;

/// <summary>Addresses.</summary>
internal static class GuestMemory
{
    /// <summary>What is cleared, up to <see cref="ClearedEnd"/>.</summary>
    public const uint Cleared = 0x20_0000;
    public const uint LastException = Cleared;
    public const uint LastErrorCode = Cleared + 0x4;

    /// <summary>The address at which the next exception continues; 0: where it was raised.</summary>
    public const uint ResumeAddress = Cleared + 0x8;
    public const uint Digits = Cleared + 0x10;
    public const uint SavedStack = Cleared + 0x20;
    public const uint TaskValue = Cleared + 0x24;

    /// <summary>How often each vector has come: 256 numbers.</summary>
    public const uint Counts = Cleared + 0x1000;
    public const uint InterruptTable = Cleared + 0x2000;
    public const uint InterruptTablePointer = Cleared + 0x2800;
    public const uint DescriptorTablePointer = Cleared + 0x2810;
    public const uint DescriptorTable = Cleared + 0x2900;
    public const uint FirstTask = Cleared + 0x3000;
    public const uint SecondTask = Cleared + 0x3100;
    public const uint SixteenBitTask = Cleared + 0x3200;
    public const uint SecondTaskStack = Cleared + 0x3800;
    public const uint UserStack = Cleared + 0x5800;

    /// <summary>For what interrupts privilege level 3.</summary>
    public const uint InnerStack = Cleared + 0x6800;
    public const uint Buffer = Cleared + 0x4000;
    public const uint ClearedEnd = Cleared + 0x1_0000;
    public const uint StackTop = 0x28_0000;

    /// <summary>Real-mode code; below 64 KiB.</summary>
    public const uint RealModeCode = 0x8000;

    /// <summary>Bytes that 16-bit addresses reach.</summary>
    public const uint LowBuffer = RealModeCode + 0x1A00;

    /// <summary>Code of a 16-bit task; below 64 KiB.</summary>
    public const uint SixteenBitCode = RealModeCode + 0x1800;

    /// <summary>PAE page tables: pointers, four directories, and one table for the addresses from Window on.</summary>
    public const uint PageTables = 0x30_0000;
    public const uint WindowTable = PageTables + 0x5000;

    /// <summary>A task's own pointers and first directory.</summary>
    public const uint TaskPageTables = PageTables + 0x6000;

    /// <summary>Linear addresses that are mapped by pages of 4 KiB.</summary>
    public const uint Window = 0x40_0000;

    /// <summary>The two pages behind the window's first two, not side by side.</summary>
    public const uint FirstPage = 0x31_0000;
    public const uint SecondPage = 0x31_4000;

    /// <summary>A linear address that is mapped by a page of 2 MiB to <see cref="PageTables"/>' 2 MiB.</summary>
    public const uint LargeWindow = 0x80_0000;
    public const uint LargePage = 0x20_0000;

    /// <summary>No exception has come.</summary>
    public const uint NoException = 0xFF;

    public static uint CountOf(uint vector) => Counts + (vector * sizeof(uint));
}
