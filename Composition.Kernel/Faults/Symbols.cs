// Names C# methods and lines in fault reports, from the symbol tables that the image builder adds.
using CamkesNet.Abi;

namespace CamkesNet.Kernel;

/// <summary>Looks up code addresses.</summary>
internal static unsafe class Symbols
{
    /// <summary>Callers named in a report, and words of the stack searched for them.</summary>
    private const int MaximumCallers = 6;
    private const int SearchedWords = 192;

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
    /// Writes the methods whose return addresses are on a thread's stack. Compiled code keeps no chain of frames, so
    /// every word that follows a call of a method with known lines counts.
    /// </summary>
    public static void WriteCallers(Thread* thread)
    {
        SymbolTable table = Of(thread->Component);
        ulong stack = thread->Context.Frame.Rsp;
        int written = 0;
        for (int i = 0; i < SearchedWords && written < MaximumCallers; i++)
        {
            ulong word;
            if (!UserMemory.TryRead(
                thread->Component->PageTable, stack + ((ulong)i * sizeof(ulong)), (byte*)&word, sizeof(ulong)))
            {
                return;
            }

            // One less, so that a call at the end of a line or method is found there.
            if (table.TryFind(word - 1, out SymbolLocation location) && location.Line != 0)
            {
                KernelLog.BeginLine();
                KernelLog.Write("  called from "u8);
                Write(in location);
                KernelLog.EndLine();
                written++;
            }
        }
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
