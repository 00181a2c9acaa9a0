// Names C# methods and lines in fault reports, from the symbol tables that the image builder adds.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Faults;

/// <summary>Looks up code addresses.</summary>
internal static unsafe class Symbols
{
    /// <summary>Callers named in a report, and words of the stack searched for them.</summary>
    private const int MaximumCallers = 6;
    private const int SearchedWords = 192;

    /// <summary>Words of the stack that exception handling may have put above the call that threw.</summary>
    private const int WordsSearchedForCall = 2048;

    /// <summary>The symbol table of a component.</summary>
    public static SymbolTable Of(Component* component)
    {
        ComponentRecord* record = component->Record;
        return new SymbolTable(
            record->SymbolTableSize == 0 ? null : PhysicalMemory.Pointer(record->SymbolTable),
            record->SymbolTableSize);
    }

    /// <summary>The kernel's own symbol table.</summary>
    public static SymbolTable OfKernel()
    {
        ulong start = LinkerSymbols.SymbolTable();
        ulong end = LinkerSymbols.SymbolTableEnd();
        return new SymbolTable(end <= start ? null : PhysicalMemory.Pointer(start), end - start);
    }

    /// <summary>Writes a comma, the method and the line of an address; nothing when they are unknown.</summary>
    public static void WriteLocation(SymbolTable table, ulong address)
    {
        if (table.TryFind(address, out SymbolLocation location))
        {
            KernelLog.Write(", "u8);
            Write(in location);
        }
    }

    /// <summary>
    /// Writes a comma and the C# method and line of an instruction of a component. For one in a stub, or not in code
    /// at all, that is the method that called it.
    /// </summary>
    /// <returns>
    /// How many words of the stack were searched: callers of what was written are above them. Where the instruction is
    /// a call deeper in the stack, as of an exception that nobody caught, what lies above it is only the reporting.
    /// </returns>
    public static int WriteLocation(Thread* thread, ulong address)
    {
        SymbolTable table = Of(thread->Component);
        bool isKnown = table.TryFind(address, out SymbolLocation location);
        int searched = FirstWordAfterCallAt(thread, address);
        if ((!isKnown || location.Line == 0)
            && TryFindCaller(thread, in table, ref searched, out SymbolLocation caller))
        {
            location = caller;
            isKnown = true;
        }

        if (isKnown)
        {
            KernelLog.Write(", "u8);
            Write(in location);
        }

        return searched;
    }

    /// <summary>Writes the methods that called, one a line, from a word of the thread's stack on.</summary>
    public static void WriteCallers(Thread* thread, int firstWord)
    {
        SymbolTable table = Of(thread->Component);
        int word = firstWord;
        for (int i = 0; i < MaximumCallers; i++)
        {
            if (!TryFindCaller(thread, in table, ref word, out SymbolLocation caller))
            {
                return;
            }

            KernelLog.BeginLine();
            KernelLog.Write("  called from "u8);
            Write(in caller);
            KernelLog.EndLine();
        }
    }

    /// <summary>
    /// Finds the next return address on a thread's stack. Compiled code keeps no chain of frames, so every word that
    /// follows a call in a method with known lines counts.
    /// </summary>
    private static bool TryFindCaller(
        Thread* thread, in SymbolTable table, ref int word, out SymbolLocation location)
    {
        for (int last = word + SearchedWords; word < last && TryReadStack(thread, word, out ulong value); word++)
        {
            // One less, so that a call at the end of a line or method is found there.
            if (table.TryFind(value - 1, out location) && location.Line != 0)
            {
                word++;
                return true;
            }
        }

        location = default;
        return false;
    }

    /// <summary>
    /// The index behind the outermost return address that belongs to <paramref name="blamed"/>, the last byte of a call;
    /// 0 when there is none. Exception handling keeps copies of that address further in.
    /// </summary>
    private static int FirstWordAfterCallAt(Thread* thread, ulong blamed)
    {
        int first = 0;
        for (int i = 0; i < WordsSearchedForCall && TryReadStack(thread, i, out ulong word); i++)
        {
            if (word == blamed + 1)
            {
                first = i + 1;
            }
        }

        return first;
    }

    private static bool TryReadStack(Thread* thread, int index, out ulong word)
    {
        ulong value = 0;
        bool isThere = UserMemory.TryRead(
            thread->Component->PageTable,
            thread->Context.Frame.Rsp + ((ulong)index * sizeof(ulong)),
            (byte*)&value,
            sizeof(ulong));
        word = value;
        return isThere;
    }

    private static void Write(in SymbolLocation location)
    {
        if (location.Type.Length != 0)
        {
            KernelLog.Write(location.Type.Bytes, (uint)location.Type.Length);
            KernelLog.Write("."u8);
        }

        KernelLog.Write(location.Method.Bytes, (uint)location.Method.Length);
        if (location.Line != 0)
        {
            KernelLog.Write(" ("u8);
            KernelLog.Write(location.File.Bytes, (uint)location.File.Length);
            KernelLog.Write(":"u8);
            KernelLog.WriteDecimal(location.Line);
            KernelLog.Write(")"u8);
        }
    }
}
