// Small object files for the tests of the linker.
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using Iced.Intel;

namespace CamkesNet.Tests.Linking;

internal static class Objects
{
    public const ulong Base = 0x40_0000;
    public const string Entry = "Entry";

    /// <summary>A stub object made by <paramref name="define"/>.</summary>
    public static ObjectFile Stubs(Action<StubBuilder> define)
    {
        var builder = new StubBuilder("stubs");
        define(builder);
        return builder.Build();
    }

    /// <summary>An object with one code section and one relocation in it to <paramref name="target"/>.</summary>
    public static ObjectFile WithRelocation(RelocationKind kind, ObjectSymbol target, string user = Entry)
    {
        var file = new ObjectFile("compiled");
        ObjectSection code = Section(".text", SectionFlags.Allocate | SectionFlags.Execute, new byte[16]);
        code.Relocations.Add(new Relocation(4, kind, target, 0));
        file.Sections.Add(code);
        file.Symbols.Add(
            new ObjectSymbol { Name = user, Section = code, Size = 16, IsGlobal = true, IsFunction = true });
        file.Symbols.Add(target);
        return file;
    }

    public static ObjectSection Section(string name, SectionFlags flags, byte[] content, ulong alignment = 16) => new()
    {
        Name = name,
        Flags = flags,
        Alignment = alignment,
        Content = content,
        Size = (ulong)content.Length,
    };

    public static LinkedImage Link(params ObjectFile[] inputs) => Link(Base, null, inputs);

    public static LinkedImage Link(ulong address, ulong? physicalOffset, params ObjectFile[] inputs) =>
        StaticLinker.Link(inputs, new LinkOptions
        {
            Name = "program",
            BaseAddress = address,
            PhysicalOffset = physicalOffset,
            EntrySymbol = Entry,
        });

    /// <summary>The bytes at an address of an image.</summary>
    public static ReadOnlySpan<byte> At(LinkedImage image, ulong address, int size)
    {
        LinkedSegment segment = image.Segments.First(candidate =>
            address >= candidate.VirtualAddress && address < candidate.VirtualAddress + candidate.MemorySize);
        return segment.Bytes.AsSpan((int)(address - segment.VirtualAddress), size);
    }

    /// <summary>The instructions of a stub.</summary>
    public static List<Instruction> Decode(LinkedImage image, string symbol, int bitness = 64, ulong offset = 0)
    {
        LinkedSymbol found = image.Symbols.First(candidate => candidate.Name == symbol);
        byte[] code = At(image, found.Address, (int)found.Size).ToArray();
        var decoder = Decoder.Create(bitness, new ByteArrayCodeReader(code), unchecked(found.Address - offset));
        List<Instruction> instructions = [];
        while (decoder.IP < unchecked(found.Address - offset) + found.Size)
        {
            instructions.Add(decoder.Decode());
        }

        return instructions;
    }
}
