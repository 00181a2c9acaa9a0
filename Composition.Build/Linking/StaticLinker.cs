// Links object files into an image at fixed addresses: no dynamic linking, no thread-local data, W^X.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Linking;

/// <summary>The static linker.</summary>
public static class StaticLinker
{
    /// <summary>
    /// Links <paramref name="inputs"/>. The result depends on nothing but the inputs, their order and the options.
    /// </summary>
    /// <exception cref="BuildException">CN2001 to CN2007; every undefined symbol is reported at once.</exception>
    public static LinkedImage Link(IReadOnlyList<ObjectFile> inputs, LinkOptions options)
    {
        if (options.BaseAddress % LinkOptions.PageSize != 0)
        {
            throw new ArgumentException("The base address is not page-aligned.", nameof(options));
        }

        var symbols = SymbolTable.Build(inputs);
        List<ObjectSection> live = LiveSections.Find(inputs, symbols, options.EntrySymbol);
        var layout = SectionLayout.Place(live, options, inputs);
        var relocator = new Relocator(options, symbols, layout, inputs);
        List<LinkedSegment> segments = [];
        foreach (PlacedSegment segment in layout.Segments)
        {
            segments.Add(new LinkedSegment
            {
                Name = segment.Name,
                VirtualAddress = segment.Address,
                PhysicalAddress = options.PhysicalOffset is { } offset ? unchecked(segment.Address - offset) : null,
                Bytes = relocator.Relocate(segment),
                MemorySize = segment.MemorySize,
                Flags = segment.Flags,
            });
        }

        List<LinkedDebugSection> debugSections = [];
        foreach (ObjectFile input in inputs)
        {
            foreach (ObjectSection section in input.Sections.Where(section => section.Name.StartsWith(".debug_")))
            {
                debugSections.Add(new LinkedDebugSection(section.Name, relocator.RelocateDebug(section)));
            }
        }

        ulong? entry = relocator.AddressOf(options.EntrySymbol);
        relocator.ThrowIfFailed();
        return new LinkedImage
        {
            Name = options.Name,
            Segments = segments,
            Symbols = FinalSymbols(inputs, layout),
            DebugSections = debugSections,
            EntryAddress = entry!.Value,
            PhysicalOffset = options.PhysicalOffset,
        };
    }

    private static List<LinkedSymbol> FinalSymbols(IReadOnlyList<ObjectFile> inputs, SectionLayout layout)
    {
        List<LinkedSymbol> symbols = [];
        foreach (ObjectSymbol symbol in inputs.SelectMany(input => input.Symbols))
        {
            if (symbol is { Name: not "", Section: not null }
                && layout.AddressOf(symbol.Section) is { } section)
            {
                symbols.Add(new LinkedSymbol(symbol.Name, section + symbol.Value, symbol.Size, symbol.IsFunction));
            }
        }

        foreach ((string name, ulong address) in layout.BoundarySymbols)
        {
            symbols.Add(new LinkedSymbol(name, address, 0, false));
        }

        symbols.Sort((a, b) => a.Address != b.Address
            ? a.Address.CompareTo(b.Address)
            : string.CompareOrdinal(a.Name, b.Name));
        return symbols;
    }
}
