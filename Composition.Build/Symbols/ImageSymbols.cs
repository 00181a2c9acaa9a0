// Joins the methods and lines of the debug sections with the stubs of a linked image.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Symbols;

/// <summary>Makes the symbol table of a linked image.</summary>
internal static class ImageSymbols
{
    /// <summary>The table for the code of <paramref name="image"/>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="names">The names of the types in the assemblies it was made from.</param>
    public static byte[] MakeTable(LinkedImage image, ManagedTypeNames names)
    {
        LinkedSegment code = image.Segments.First(segment => segment.Flags.HasFlag(SegmentFlags.Execute));
        return SymbolTableWriter.Write(code.VirtualAddress, (uint)code.MemorySize, Methods(image, code, names));
    }

    /// <summary>The methods and stubs of <paramref name="image"/> by ascending address.</summary>
    public static List<MethodSymbol> Methods(LinkedImage image, LinkedSegment code, ManagedTypeNames names)
    {
        List<DwarfLineRow> rows = DwarfLineProgram.Read(Section(image, ".debug_line"));
        SortedDictionary<ulong, MethodSymbol> methods = [];
        List<DwarfMethod> managed = DwarfInformation.Read(
            Section(image, ".debug_info"), Section(image, ".debug_abbrev"), Section(image, ".debug_str"));
        int next = 0;
        foreach (DwarfMethod method in managed)
        {
            while (next < rows.Count && rows[next].Address < method.Address)
            {
                next++;
            }

            List<DwarfLineRow> own = [];
            for (int i = next; i < rows.Count && rows[i].Address < method.Address + method.Size; i++)
            {
                if (rows[i].File.Length > 0)
                {
                    own.Add(rows[i]);
                }
            }

            (string type, string name) = MetadataNames.ReadableParts(names.Find(method.Class), method.Name);
            methods[method.Address] = new MethodSymbol(method.Address, type, name, own);
        }

        foreach (LinkedSymbol symbol in image.Symbols)
        {
            if (symbol.IsFunction && symbol.Address >= code.VirtualAddress
                && symbol.Address < code.VirtualAddress + code.MemorySize)
            {
                (string type, string name) = names.FindMethod(symbol.Name) is { } method
                    ? MetadataNames.ReadableParts(method.Type, method.Method)
                    : ("", symbol.Name);
                methods.TryAdd(symbol.Address, new MethodSymbol(symbol.Address, type, name, []));
            }
        }

        return [.. methods.Values];
    }

    private static byte[] Section(LinkedImage image, string name) =>
        image.DebugSections.FirstOrDefault(section => section.Name == name)?.Bytes ?? [];
}
