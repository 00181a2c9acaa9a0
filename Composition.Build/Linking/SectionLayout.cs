// Gives every section its address: code, then constants, then data followed by zeros, each on its own pages.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Linking;

/// <summary>The addresses of the sections and the symbols that mark their boundaries.</summary>
internal sealed class SectionLayout
{
    private const string ManagedCodeSection = "__managedcode";
    private const string UnwindSection = ".eh_frame";

    private readonly Dictionary<ObjectSection, ulong> addresses = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many bytes at the start of a section are the boot stage, of those with other code behind it.</summary>
    private readonly Dictionary<ObjectSection, ulong> bootStage = new(ReferenceEqualityComparer.Instance);

    private SectionLayout()
    {
    }

    /// <summary>The segments that are not empty, by ascending address.</summary>
    public List<PlacedSegment> Segments { get; } = [];

    /// <summary>Symbols that the linker itself defines.</summary>
    public SortedDictionary<string, ulong> BoundarySymbols { get; } = new(StringComparer.Ordinal);

    public static SectionLayout Place(
        List<ObjectSection> sections, LinkOptions options, IReadOnlyList<ObjectFile> inputs)
    {
        foreach (ObjectSection section in sections)
        {
            if (section.Has(SectionFlags.Write | SectionFlags.Execute))
            {
                throw new BuildException(
                    BuildCodes.WritableCode,
                    $"Section '{section.Name}' is both writable and executable. Split it into code and data.");
            }
        }

        var layout = new SectionLayout();
        List<ObjectSection> code = [.. sections.Where(section => section.Has(SectionFlags.Execute))];
        List<ObjectSection> writable = [.. sections.Where(section => section.Has(SectionFlags.Write))];
        List<ObjectSection> constants = [.. sections.Where(section =>
            !section.Has(SectionFlags.Write) && !section.Has(SectionFlags.Execute))];
        if (options.BootStage is { } stage)
        {
            code = layout.PutFirst(stage, code, inputs);
        }

        ulong next = layout.PlaceSegment("text", SegmentFlags.Execute, code, options.BaseAddress);
        next = layout.PlaceSegment("rodata", SegmentFlags.Read, constants, next);
        ulong end = layout.PlaceSegment("data", SegmentFlags.Write, writable, next);
        layout.BoundarySymbols["__image_start"] = options.BaseAddress;
        layout.BoundarySymbols["__image_end"] = end;
        layout.MarkSections("__managed_code", sections, section => section.Name == ManagedCodeSection);
        layout.MarkSections("__eh_frame", sections, section => section.Name == UnwindSection);
        layout.MarkSections("__bss", writable, section => section.Has(SectionFlags.ZeroInitialized), end);
        return layout;
    }

    public ulong? AddressOf(ObjectSection section) =>
        addresses.TryGetValue(section, out ulong address) ? address : null;

    /// <summary>The sections of the boot stage, the one that is partly of the boot stage, and all others.</summary>
    private List<ObjectSection> PutFirst(
        BootStage stage, List<ObjectSection> code, IReadOnlyList<ObjectFile> inputs)
    {
        ObjectSection mixed = code.First(section => section.Name == ManagedCodeSection);
        bootStage.Add(mixed, stage.SizeIn(mixed, inputs));
        return
        [
            .. code.Where(section => section.Name == stage.SectionName),
            mixed,
            .. code.Where(section => section.Name != stage.SectionName && section != mixed),
        ];
    }

    /// <summary>Returns the first page behind the segment.</summary>
    private ulong PlaceSegment(string name, SegmentFlags flags, List<ObjectSection> sections, ulong start)
    {
        var segment = new PlacedSegment { Name = name, Address = start, Flags = flags };
        ulong next = start;
        foreach (ObjectSection section in InOrder(sections))
        {
            next = Alignment.RoundUp(next, section.Alignment);
            if (bootStage.TryGetValue(section, out ulong bootSize))
            {
                // What is behind the boot stage begins on a page.
                BoundarySymbols["__boot_stage_end"] = Alignment.RoundUp(next + bootSize, LinkOptions.PageSize);
                next = BoundarySymbols["__boot_stage_end"] - bootSize;
            }

            addresses.Add(section, next);
            segment.Sections.Add(section);
            next = checked(next + section.Size);
            segment.MemorySize = next - start;
            if (!section.Has(SectionFlags.ZeroInitialized))
            {
                segment.FileSize = next - start;
            }
        }

        BoundarySymbols[$"__{name}_start"] = start;
        BoundarySymbols[$"__{name}_end"] = next;
        if (segment.MemorySize != 0)
        {
            Segments.Add(segment);
        }

        return Alignment.RoundUp(next, LinkOptions.PageSize);
    }

    /// <summary>Zeros last; sections of one name side by side; otherwise as the inputs have them.</summary>
    private static IEnumerable<ObjectSection> InOrder(List<ObjectSection> sections)
    {
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ObjectSection section in sections)
        {
            rank.TryAdd(section.Name, rank.Count);
        }

        // Enumerable.OrderBy is stable.
        return sections
            .OrderBy(section => section.Has(SectionFlags.ZeroInitialized))
            .ThenBy(section => rank[section.Name]);
    }

    private void MarkSections(
        string prefix, List<ObjectSection> sections, Func<ObjectSection, bool> belongs, ulong whenNone = 0)
    {
        List<ObjectSection> members = [.. sections.Where(belongs)];
        BoundarySymbols[prefix + "_start"] =
            members.Count == 0 ? whenNone : members.Min(section => addresses[section]);
        BoundarySymbols[prefix + "_end"] =
            members.Count == 0 ? whenNone : members.Max(section => addresses[section] + section.Size);
    }
}
