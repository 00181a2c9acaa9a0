// Keeps unreferenced stubs out of images.
namespace CamkesNet.Build.Linking;

/// <summary>Finds the sections of the image: all of an ordinary object, and of a library those that are used.</summary>
internal static class LiveSections
{
    /// <summary>The sections that take memory, in the order of the inputs.</summary>
    public static List<ObjectSection> Find(IReadOnlyList<ObjectFile> inputs, SymbolTable symbols, string entry)
    {
        var live = new HashSet<ObjectSection>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<ObjectSection>();
        void Reach(ObjectSection? section)
        {
            if (section is not null && IsLoaded(section) && live.Add(section))
            {
                pending.Push(section);
            }
        }

        foreach (ObjectSection section in inputs.Where(input => !input.IsLibrary).SelectMany(input => input.Sections))
        {
            Reach(section);
        }

        Reach(symbols.Find(entry)?.Section);
        while (pending.TryPop(out ObjectSection? section))
        {
            foreach (Relocation relocation in section.Relocations)
            {
                Reach(symbols.Resolve(relocation.Symbol)?.Section);
            }
        }

        return [.. inputs.SelectMany(input => input.Sections).Where(live.Contains)];
    }

    private static bool IsLoaded(ObjectSection section) =>
        section.Has(SectionFlags.Allocate) && !section.Has(SectionFlags.ThreadLocal);
}
