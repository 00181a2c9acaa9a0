// Writes the final addresses into the sections' contents and collects what could not be resolved.
using System.Buffers.Binary;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Linking;

/// <summary>Applies relocations (System V ABI, AMD64 supplement, section 4.4).</summary>
internal sealed class Relocator(
    LinkOptions options, SymbolTable symbols, SectionLayout layout, IReadOnlyList<ObjectFile> inputs)
{
    private readonly SortedDictionary<string, SortedSet<string>> undefined = new(StringComparer.Ordinal);
    private readonly List<BuildDiagnostic> failures = [];

    /// <summary>The initial bytes of <paramref name="segment"/>.</summary>
    public byte[] Relocate(PlacedSegment segment)
    {
        byte[] bytes = new byte[segment.FileSize];
        foreach (ObjectSection section in segment.Sections)
        {
            if (section.Has(SectionFlags.ZeroInitialized))
            {
                continue;
            }

            ulong address = layout.AddressOf(section)!.Value;
            Span<byte> content = bytes.AsSpan((int)(address - segment.Address), (int)section.Size);
            section.Content.Span.CopyTo(content);
            Apply(section, content, address);
        }

        return bytes;
    }

    /// <summary>A debug section: it lies at address 0, so that references between such sections are offsets.</summary>
    public byte[] RelocateDebug(ObjectSection section)
    {
        byte[] content = section.Content.ToArray();
        Apply(section, content, 0);
        return content;
    }

    /// <summary>
    /// The address of the definition of a global symbol; a missing definition is recorded as an error.
    /// </summary>
    public ulong? AddressOf(string name)
    {
        if (symbols.Find(name)?.Section is { } section && layout.AddressOf(section) is { } address)
        {
            return address + symbols.Find(name)!.Value;
        }

        Need(name, "the image's entry point");
        return null;
    }

    /// <summary>Throws an exception if anything could not be resolved.</summary>
    public void ThrowIfFailed()
    {
        List<BuildDiagnostic> all = [];
        foreach ((string name, SortedSet<string> users) in undefined)
        {
            all.Add(MissingFeatures.OfSymbol(options.Name, name) ?? new BuildDiagnostic(
                BuildCodes.UndefinedSymbol,
                $"In '{options.Name}', {string.Join(" and ", users.Take(3).Select(user => $"'{user}'"))}"
                + $"{(users.Count > 3 ? $" and {users.Count - 3} more" : "")} need{(users.Count == 1 ? "s" : "")} "
                + $"'{name}', which neither the compiled code nor a stub defines. "
                + "Add the stub or the runtime export."));
        }

        all.AddRange(failures);
        if (all.Count > 0)
        {
            throw new BuildException(all);
        }
    }

    private void Apply(ObjectSection section, Span<byte> content, ulong sectionAddress)
    {
        foreach (Relocation relocation in section.Relocations)
        {
            if (relocation.Kind == RelocationKind.None || Target(section, relocation) is not { } target)
            {
                continue;
            }

            int size = relocation.Kind is RelocationKind.Absolute64 or RelocationKind.Physical64 ? 8 : 4;
            if (relocation.Offset > (ulong)content.Length || (ulong)content.Length - relocation.Offset < (ulong)size)
            {
                throw new BuildException(
                    BuildCodes.MalformedObject,
                    $"In '{options.Name}', a relocation of section '{section.Name}' is outside the section. Delete "
                    + "the folder obj and build again.");
            }

            Span<byte> field = content.Slice((int)relocation.Offset, size);
            ulong value = unchecked(target + (ulong)relocation.Addend);
            if (!Write(field, relocation, value, unchecked(sectionAddress + relocation.Offset)))
            {
                failures.Add(new BuildDiagnostic(
                    BuildCodes.RelocationOverflow,
                    $"In '{options.Name}', the reference from '{UserOf(section, relocation.Offset)}' to "
                    + $"'{Describe(relocation.Symbol)}' at 0x{value:X} does not fit its {relocation.Kind} field. "
                    + "Reduce the size of the component, or load the address with LoadAbsoluteAddress in a stub."));
            }
        }
    }

    private bool Write(Span<byte> field, in Relocation relocation, ulong value, ulong place)
    {
        switch (relocation.Kind)
        {
            case RelocationKind.Absolute64:
                BinaryPrimitives.WriteUInt64LittleEndian(field, value);
                return true;
            case RelocationKind.Physical64 when options.PhysicalOffset is { } offset:
                BinaryPrimitives.WriteUInt64LittleEndian(field, unchecked(value - offset));
                return true;
            case RelocationKind.Physical32 when options.PhysicalOffset is { } offset:
                return WriteUnsigned(field, unchecked(value - offset));
            case RelocationKind.Absolute32:
                return WriteUnsigned(field, value);
            case RelocationKind.Absolute32Signed:
                return WriteSigned(field, unchecked((long)value));
            case RelocationKind.Relative32:
            case RelocationKind.Procedure32:
                return WriteSigned(field, unchecked((long)(value - place)));
            default:
                throw new BuildException(
                    BuildCodes.UnsupportedObject,
                    $"'{options.Name}' has a relocation of kind {relocation.Kind}, which the linker does not "
                    + $"support. {ElfObjectReader.UseIlc}");
        }
    }

    private static bool WriteUnsigned(Span<byte> field, ulong value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(field, unchecked((uint)value));
        return value <= uint.MaxValue;
    }

    private static bool WriteSigned(Span<byte> field, long value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(field, unchecked((int)value));
        return value is >= int.MinValue and <= int.MaxValue;
    }

    /// <summary>The address that a relocation refers to; null, and noted, when there is none.</summary>
    private ulong? Target(ObjectSection section, in Relocation relocation)
    {
        string name = relocation.Symbol.Name;
        ObjectSymbol? definition = symbols.Resolve(relocation.Symbol);
        if (definition is null)
        {
            if (layout.BoundarySymbols.TryGetValue(name, out ulong defined)
                || options.AbsoluteSymbols.TryGetValue(name, out defined))
            {
                return defined;
            }

            Need(name, UserOf(section, relocation.Offset));
            return null;
        }

        ObjectSection home = definition.Section!;
        if (layout.AddressOf(home) is { } address)
        {
            return address + definition.Value;
        }

        if (!home.Has(SectionFlags.Allocate) || !section.Has(SectionFlags.Allocate))
        {
            return definition.Value;
        }

        failures.Add(new BuildDiagnostic(
            BuildCodes.ThreadLocalData,
            $"In '{options.Name}', '{UserOf(section, relocation.Offset)}' uses thread-local data, which images do "
            + "not support. Remove [ThreadStatic] from the field that it uses."));
        return null;
    }

    private void Need(string name, string user)
    {
        if (!undefined.TryGetValue(name, out SortedSet<string>? users))
        {
            undefined.Add(name, users = new SortedSet<string>(StringComparer.Ordinal));
        }

        users.Add(user);
    }

    /// <summary>The function or datum that holds the byte at <paramref name="offset"/> of a section.</summary>
    private string UserOf(ObjectSection section, ulong offset)
    {
        ObjectSymbol? best = null;
        foreach (ObjectSymbol symbol in inputs.SelectMany(input => input.Symbols))
        {
            if (symbol.Section == section && symbol.Name != "" && symbol.Value <= offset
                && (best is null || symbol.Value >= best.Value))
            {
                best = symbol;
            }
        }

        return best?.Name ?? section.Name;
    }

    private static string Describe(ObjectSymbol symbol) =>
        symbol.Name != "" ? symbol.Name : symbol.Section?.Name ?? "an unnamed symbol";
}
