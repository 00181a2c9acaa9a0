// Links the names of a program's own exceptions into it: those of the core library are in its code.
using System.Runtime.InteropServices;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using Internal.Runtime;

namespace CamkesNet.Build.ExceptionNames;

/// <summary>The names for one program. The linker omits them if nothing refers to them.</summary>
/// <param name="program">The compiled program.</param>
/// <param name="assemblies">The assemblies that it was compiled from.</param>
internal sealed class ExceptionNameStubs(ObjectFile program, IEnumerable<string> assemblies) : StubSet
{
    private const string Table = NoExceptionNames.Table;

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        // A program that does not ask for names needs no table.
        if (!program.Symbols.Exists(symbol => symbol.Name == NoExceptionNames.Import))
        {
            return;
        }

        stubs.AddressOf(NoExceptionNames.Import, Table);
        List<(string MethodTable, string Name)> used = Used();
        int stringsStart = Marshal.SizeOf<ExceptionNameTable>() + (used.Count * Marshal.SizeOf<ExceptionName>());
        var content = new MemoryStream();
        var strings = new StringObjects();
        List<DataReference> references = [];
        content.Write(BitConverter.GetBytes((ulong)used.Count));
        foreach ((string methodTable, string name) in used)
        {
            int start = (int)content.Length;
            references.Add(new DataReference(start + Offset(nameof(ExceptionName.MethodTable)), methodTable, 0));
            references.Add(new DataReference(
                start + Offset(nameof(ExceptionName.Name)), Table, stringsStart + strings.Add(name)));
            content.Write(new byte[Marshal.SizeOf<ExceptionName>()]);
        }

        strings.AppendTo(content, references);
        stubs.Data(Table, content.ToArray(), sizeof(ulong), writable: true, references);
    }

    /// <summary>The exceptions that the program can make, by their method tables. Generic ones have one each.</summary>
    private List<(string MethodTable, string Name)> Used()
    {
        Dictionary<string, string> known = ExceptionTypes.Read(assemblies);
        List<(string, string)> used = [];
        foreach (string symbol in program.Symbols
            .Where(symbol => symbol.Section is not null)
            .Select(symbol => symbol.Name)
            .Distinct()
            .Order(StringComparer.Ordinal))
        {
            if (MethodTableSymbol.TypeOf(symbol) is { } type
                && known.TryGetValue(type.Split('<')[0], out string? name))
            {
                used.Add((symbol, name));
            }
        }

        return used;
    }

    private static int Offset(string field) => (int)Marshal.OffsetOf<ExceptionName>(field);
}
