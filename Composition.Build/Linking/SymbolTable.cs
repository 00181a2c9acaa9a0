// Finds definitions, and reports those that are missing or doubled.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Linking;

/// <summary>The global definitions of all inputs.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, ObjectSymbol> definitions = new(StringComparer.Ordinal);

    private SymbolTable()
    {
    }

    public static SymbolTable Build(IReadOnlyList<ObjectFile> inputs)
    {
        var table = new SymbolTable();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ObjectFile input in inputs)
        {
            foreach (ObjectSymbol symbol in input.Symbols)
            {
                if (symbol.Section is null || !symbol.IsGlobal)
                {
                    continue;
                }

                if (!table.definitions.TryAdd(symbol.Name, symbol))
                {
                    throw new BuildException(
                        BuildCodes.DuplicateSymbol,
                        $"Symbol '{symbol.Name}' is defined in '{owners[symbol.Name]}' and again in "
                        + $"'{input.Name}'. Remove or rename one of the two.");
                }

                owners[symbol.Name] = input.Name;
            }
        }

        return table;
    }

    /// <summary>The definition that <paramref name="symbol"/> stands for; null when no input has it.</summary>
    public ObjectSymbol? Resolve(ObjectSymbol symbol) =>
        symbol.Section is not null ? symbol : Find(symbol.Name);

    public ObjectSymbol? Find(string name) => definitions.GetValueOrDefault(name);
}
