// Finds the C# methods that led to a fault on the copy of the thread's stack.
using CamkesNet.Abi;

namespace CamkesNet.Image.Reporting;

/// <summary>
/// Compiled code keeps no chain of frames, so every word of the stack that follows a call in a method with known lines
/// counts as a return address.
/// </summary>
/// <param name="symbols">The methods and lines of the component.</param>
/// <param name="record">The stack.</param>
// Sound: the record is memory that does not move, and the words of the stack are as many as the record has room for.
internal unsafe ref struct CallTrace(SymbolTable symbols, ref readonly FaultRecord record)
{
    private readonly SymbolTable symbols = symbols;
    private readonly ref readonly FaultRecord record = ref record;

    /// <summary>The word from which the next caller is searched for.</summary>
    private int next;

    private readonly int Words => (int)Math.Min(record.StackWords, FaultRecord.MaximumStackWords);

    /// <summary>
    /// The method and line of an instruction. For one in a stub, or not in code at all, that is the method that called
    /// it. Callers are searched for above it: where the instruction is a call deeper in the stack, as of an exception
    /// that nobody caught, what lies between is only the reporting.
    /// </summary>
    public bool TryFindPlace(ulong instruction, out SymbolLocation place)
    {
        bool isKnown = symbols.TryFind(instruction, out place);
        next = FirstWordAfterCallAt(instruction);
        if ((!isKnown || place.Line == 0) && TryFindCaller(out SymbolLocation caller))
        {
            place = caller;
            isKnown = true;
        }

        return isKnown;
    }

    /// <summary>The next method that called.</summary>
    public bool TryFindCaller(out SymbolLocation caller)
    {
        for (int last = Math.Min(next + FaultRecord.WordsSearchedForCaller, Words); next < last;)
        {
            // One less, so that a call at the end of a line or method is found there.
            if (symbols.TryFind(record.Stack[next++] - 1, out caller) && caller.Line != 0)
            {
                return true;
            }
        }

        caller = default;
        return false;
    }

    /// <summary>
    /// The index behind the outermost return address that belongs to <paramref name="blamed"/>, the last byte of a
    /// call; 0 when there is none. Exception handling keeps copies of that address further in.
    /// </summary>
    private readonly int FirstWordAfterCallAt(ulong blamed)
    {
        int first = 0;
        for (int i = 0; i < Math.Min(FaultRecord.WordsSearchedForCall, Words); i++)
        {
            if (record.Stack[i] == blamed + 1)
            {
                first = i + 1;
            }
        }

        return first;
    }
}
