// A fault in numbers, as the kernel writes it into the page of the fault reporter, which says it in words.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>What a fault report is about.</summary>
internal enum FaultSource : uint
{
    /// <summary>An exception of the processor.</summary>
    Exception = 0,

    /// <summary>A system call that its caller is not allowed to make, or has made with invalid arguments.</summary>
    SystemCall = 1,

    /// <summary>The component ended itself (<see cref="SystemCallOperation.Fail"/>).</summary>
    Failure = 2,

    /// <summary>A guest's state that its monitor has set is invalid. The component continues.</summary>
    GuestState = 3,

    /// <summary>The thread waits, and nothing can happen any more that ends its wait.</summary>
    Wait = 4,
}

/// <summary>What a thread waits for that waits for ever.</summary>
internal enum AwaitedKind : ulong
{
    /// <summary>That a component takes its call.</summary>
    Server = 0,

    /// <summary>That a component replies to its call.</summary>
    Reply = 1,

    /// <summary>A signal.</summary>
    Signal = 2,
}

/// <summary>What the kernel prints itself when there is no reporter; what does not apply is zero.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FaultNumbers
{
    /// <summary>The code for a <see cref="FaultKind"/> of 0.</summary>
    public const uint FirstCode = 4000;

    /// <summary>The code for an invalid state of a guest.</summary>
    public const uint InvalidGuestState = 4101;

    /// <summary>The code for a wait that can never end.</summary>
    public const uint EndlessWait = 4201;

    /// <summary>The number behind CN.</summary>
    public uint Code;
    public FaultSource Source;

    /// <summary>The component's index in the boot tables.</summary>
    public uint Component;

    /// <summary>The thread's index in the boot tables.</summary>
    public uint Thread;

    /// <summary>
    /// The vector of an exception, the <see cref="SystemCallOperation"/> of a system call, the failed
    /// <see cref="EntryCheck"/> of a guest's state, the <see cref="AwaitedKind"/> of a wait.
    /// </summary>
    public ulong Number;

    /// <summary>
    /// The error code of an exception, the slot of a system call, the server's index or the awaited bits of a wait.
    /// </summary>
    public ulong Detail;

    /// <summary>What was read, written or executed, of a page fault.</summary>
    public ulong Address;

    /// <summary>The instruction to blame.</summary>
    public ulong Instruction;
}

/// <summary>At the start of memory that the kernel writes and the reporter maps for reading.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FaultRecord
{
    /// <summary>Bytes of a component's own text.</summary>
    public const int MaximumText = 512;

    /// <summary>Words of the stack that exception handling may have put above the call that threw.</summary>
    public const int WordsSearchedForCall = 2048;

    /// <summary>Words of the stack between a method's return address and that of its caller.</summary>
    public const int WordsSearchedForCaller = 192;

    /// <summary>Callers in a report.</summary>
    public const int MaximumCallers = 6;

    /// <summary>Words of the stack that a report can need: the place of the fault and its callers.</summary>
    public const int MaximumStackWords = WordsSearchedForCall + ((MaximumCallers + 1) * WordsSearchedForCaller);

    public FaultNumbers Numbers;

    /// <summary>Bytes of <see cref="Text"/>.</summary>
    public uint TextLength;

    /// <summary>Words of <see cref="Stack"/>.</summary>
    public uint StackWords;

    /// <summary>What the component says itself, UTF-8.</summary>
    public fixed byte Text[MaximumText];

    /// <summary>The thread's stack, from its stack pointer on.</summary>
    public fixed ulong Stack[MaximumStackWords];
}
