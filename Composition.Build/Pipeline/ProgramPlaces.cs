// What linker and image writer know of a program, as the checker reads it.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Pipeline;

/// <summary>The places of a linked implementation.</summary>
internal static class ProgramPlaces
{
    public static ProgramFacts Of(ComponentImage program) => new()
    {
        Name = program.Name,
        Entry = program.Image.EntryAddress,
        Segments = [.. program.Image.Segments.Zip(program.SegmentSources, Of)],
        Symbols = new AddressRange(program.SymbolTable, program.SymbolTableSize),
        StartupHeap = program.StartupHeap,
    };

    private static SegmentFacts Of(LinkedSegment segment, ulong source) => new(
        segment.Name,
        segment.VirtualAddress,
        segment.MemorySize,
        new AddressRange(source, (ulong)segment.Bytes.Length),
        MappingRights.Read
            | (segment.Flags.HasFlag(SegmentFlags.Write) ? MappingRights.Write : 0)
            | (segment.Flags.HasFlag(SegmentFlags.Execute) ? MappingRights.Execute : 0));
}
