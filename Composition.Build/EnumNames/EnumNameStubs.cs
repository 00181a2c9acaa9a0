// Links the names of enum members into a program that uses them.
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Build.EnumNames;

/// <summary>The names for one program. The linker omits them if nothing refers to them.</summary>
/// <param name="program">The compiled program.</param>
/// <param name="assemblies">The assemblies that it was compiled from.</param>
internal sealed class EnumNameStubs(ObjectFile program, IEnumerable<string> assemblies) : StubSet
{
    /// <summary>The symbol of the table.</summary>
    public const string Table = "__enum_names";

    /// <summary>The core library's import; a program that does not have it needs no table.</summary>
    public const string Import = "RhEnumNames";

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        if (!program.Symbols.Exists(symbol => symbol.Name == Import))
        {
            return;
        }

        stubs.AddressOf(Import, Table);
        SortedDictionary<string, string> uses = EnumUses.Find(program);
        Dictionary<string, EnumDefinition> definitions =
            EnumDefinitionReader.Read(assemblies, uses.Values.ToHashSet(StringComparer.Ordinal));
        var table = new EnumNameTableWriter(Table);
        foreach ((string methodTable, string type) in uses)
        {
            if (definitions.TryGetValue(type, out EnumDefinition? definition))
            {
                table.Add(methodTable, definition);
            }
        }

        table.WriteTo(stubs);
    }
}
