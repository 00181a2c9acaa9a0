// Linking: symbols, relocations, segments.
using System.Buffers.Binary;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Linking;

namespace CamkesNet.Tests.Linking;

public sealed class StaticLinkerTests
{
    private const SectionFlags Code = SectionFlags.Allocate | SectionFlags.Execute;
    private const SectionFlags Constants = SectionFlags.Allocate;
    private const SectionFlags Data = SectionFlags.Allocate | SectionFlags.Write;

    [Test]
    public void Code_constants_and_data_lie_on_separate_pages_with_separate_rights()
    {
        LinkedImage image = Objects.Link(Program(
            Objects.Section(".text", Code, new byte[10]),
            Objects.Section(".rodata", Constants, new byte[20]),
            Objects.Section(".data", Data, new byte[30])));

        Assert.That(
            image.Segments.Select(segment => (segment.Name, segment.VirtualAddress, segment.Flags)),
            Is.EqualTo(new[]
            {
                ("text", Objects.Base, SegmentFlags.Execute),
                ("rodata", Objects.Base + LinkOptions.PageSize, SegmentFlags.Read),
                ("data", Objects.Base + (2 * LinkOptions.PageSize), SegmentFlags.Write),
            }));
    }

    [Test]
    public void Zeros_follow_the_data_and_take_no_room_in_the_file()
    {
        ObjectSection zeros = new()
        {
            Name = ".bss",
            Flags = Data | SectionFlags.ZeroInitialized,
            Alignment = 64,
            Size = 1000,
        };
        LinkedImage image = Objects.Link(Program(
            Objects.Section(".text", Code, new byte[10]), zeros, Objects.Section(".data", Data, new byte[30])));

        LinkedSegment data = image.Segments[^1];
        Assert.Multiple(() =>
        {
            Assert.That(data.Bytes, Has.Length.EqualTo(30));
            Assert.That(data.MemorySize, Is.EqualTo(64 + 1000));
            Assert.That(image.FindSymbol("__bss_start"), Is.EqualTo(data.VirtualAddress + 64));
            Assert.That(image.FindSymbol("__bss_end"), Is.EqualTo(data.VirtualAddress + 64 + 1000));
        });
    }

    [Test]
    public void A_section_that_is_writable_and_executable_is_refused()
    {
        BuildException error = Fails(() => Objects.Link(Program(
            Objects.Section(".text", Code, new byte[10]), Objects.Section(".both", Code | Data, new byte[10]))));

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.WritableCode));
        Assert.That(error.Message, Does.Contain("'.both'"));
    }

    [Test]
    public void An_undefined_symbol_is_an_error_that_names_the_function_that_needs_it()
    {
        BuildException error = Fails(() => Objects.Link(Objects.WithRelocation(
            RelocationKind.Procedure32, new ObjectSymbol { Name = "RhpMissing", IsGlobal = true })));

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.UndefinedSymbol));
        Assert.That(error.Message, Does.Contain("'Entry' needs 'RhpMissing'"));
    }

    [Test]
    public void A_missing_entry_point_is_an_undefined_symbol()
    {
        var empty = new ObjectFile("compiled");

        Assert.That(
            Fails(() => Objects.Link(empty)).Message, Does.Contain("'the image's entry point' needs 'Entry'"));
    }

    [Test]
    public void Two_definitions_of_one_symbol_are_an_error_that_names_both_files()
    {
        ObjectFile first = Program(Objects.Section(".text", Code, new byte[10]));
        ObjectFile stubs = Objects.Stubs(builder => builder.Function(Objects.Entry, a => a.ret()));

        BuildException error = Fails(() => Objects.Link(first, stubs));

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.DuplicateSymbol));
        Assert.That(error.Message, Does.Contain("'compiled'").And.Contain("'stubs'"));
    }

    [TestCase(RelocationKind.Absolute32)]
    [TestCase(RelocationKind.Relative32)]
    public void A_value_that_does_not_fit_its_field_is_an_error(RelocationKind kind)
    {
        const ulong UpperHalf = 0xFFFF_8000_0000_0000;
        ObjectFile program = Objects.WithRelocation(kind, new ObjectSymbol { Name = "far", IsGlobal = true });

        BuildException error = Fails(() => StaticLinker.Link([program], new LinkOptions
        {
            Name = "program",
            BaseAddress = Objects.Base,
            EntrySymbol = Objects.Entry,
            AbsoluteSymbols = new Dictionary<string, ulong> { ["far"] = UpperHalf },
        }));

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.RelocationOverflow));
        Assert.That(error.Message, Does.Contain("'Entry'").And.Contain("'far'"));
    }

    [Test]
    public void A_sign_extended_field_takes_addresses_of_the_upper_2_GiB()
    {
        const ulong KernelBase = 0xFFFF_FFFF_8010_0000;
        ObjectFile program = Objects.WithRelocation(
            RelocationKind.Absolute32Signed, new ObjectSymbol { Name = Objects.Entry, IsGlobal = true });

        LinkedImage image = Objects.Link(KernelBase, null, program);

        Assert.That(
            BinaryPrimitives.ReadUInt32LittleEndian(Objects.At(image, KernelBase + 4, 4)), Is.EqualTo(0x8010_0000));
    }

    [Test]
    public void A_relocation_outside_of_its_section_is_an_error()
    {
        ObjectFile program = Objects.WithRelocation(
            RelocationKind.Absolute64, new ObjectSymbol { Name = Objects.Entry, IsGlobal = true });
        program.Sections[0].Relocations.Add(program.Sections[0].Relocations[0] with { Offset = 9 });

        Assert.That(
            Fails(() => Objects.Link(program)).Diagnostics.Single().Code, Is.EqualTo(BuildCodes.MalformedObject));
    }

    [Test]
    public void Thread_local_data_is_refused_where_it_is_used()
    {
        ObjectSection template = Objects.Section(".tdata", Data | SectionFlags.ThreadLocal, new byte[8]);
        ObjectFile program = Objects.WithRelocation(
            RelocationKind.Relative32, new ObjectSymbol { Name = "t_field", Section = template, IsGlobal = true });
        program.Sections.Add(template);

        BuildException error = Fails(() => Objects.Link(program));

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.ThreadLocalData));
        Assert.That(error.Message, Does.Contain("'Entry'"));
    }

    [Test]
    public void Stubs_that_nothing_refers_to_are_left_out()
    {
        ObjectFile program = Objects.WithRelocation(
            RelocationKind.Procedure32, new ObjectSymbol { Name = "used", IsGlobal = true });
        ObjectFile stubs = Objects.Stubs(builder =>
        {
            builder.Function("used", a => builder.Jump(a, "indirect"));
            builder.Function("indirect", a => a.ret());
            builder.Function("unused", a => builder.Jump(a, "symbol that nobody defines"));
        });

        LinkedImage image = Objects.Link(program, stubs);

        Assert.Multiple(() =>
        {
            Assert.That(image.FindSymbol("used"), Is.Not.Null);
            Assert.That(image.FindSymbol("indirect"), Is.Not.Null);
            Assert.That(image.FindSymbol("unused"), Is.Null);
        });
    }

    [Test]
    public void The_boundaries_of_managed_code_and_unwind_data_are_symbols()
    {
        LinkedImage image = Objects.Link(Program(
            Objects.Section(".text", Code, new byte[10]),
            Objects.Section("__managedcode", Code, new byte[33], alignment: 32),
            Objects.Section(".eh_frame", Constants, new byte[40], alignment: 8)));

        ulong code = image.FindSymbol("__managed_code_start")!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(Objects.Base + 32));
            Assert.That(image.FindSymbol("__managed_code_end"), Is.EqualTo(code + 33));
            Assert.That(image.FindSymbol("__eh_frame_start"), Is.EqualTo(image.FindSymbol("__rodata_start")));
            Assert.That(image.FindSymbol("__eh_frame_end"), Is.EqualTo(image.FindSymbol("__eh_frame_start") + 40));
        });
    }

    [Test]
    public void References_between_debug_sections_are_offsets()
    {
        var program = new ObjectFile("compiled");
        ObjectSection code = Objects.Section(".text", Code, new byte[10]);
        ObjectSection strings = Objects.Section(".debug_str", SectionFlags.None, new byte[64], alignment: 1);
        ObjectSection info = Objects.Section(".debug_info", SectionFlags.None, new byte[12], alignment: 1);
        info.Relocations.Add(new Relocation(
            0, RelocationKind.Absolute32, new ObjectSymbol { Name = "", Section = strings }, 42));
        info.Relocations.Add(new Relocation(
            4, RelocationKind.Absolute64, new ObjectSymbol { Name = "", Section = code }, 3));
        program.Sections.AddRange([code, strings, info]);
        program.Symbols.Add(new ObjectSymbol { Name = Objects.Entry, Section = code, IsGlobal = true });

        byte[] linked = Objects.Link(program).DebugSections.Single(section => section.Name == ".debug_info").Bytes;

        Assert.Multiple(() =>
        {
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(linked), Is.EqualTo(42));
            Assert.That(BinaryPrimitives.ReadUInt64LittleEndian(linked.AsSpan(4)), Is.EqualTo(Objects.Base + 3));
        });
    }

    [Test]
    public void The_same_inputs_give_the_same_bytes()
    {
        static byte[] Link() => [.. Objects.Link(
            Objects.WithRelocation(RelocationKind.Procedure32, new ObjectSymbol { Name = "b", IsGlobal = true }),
            Objects.Stubs(builder =>
            {
                builder.Data("c", [1, 2, 3], 8, writable: true);
                builder.Function("b", a => builder.LoadAddress(a, Iced.Intel.AssemblerRegisters.rax, "c"));
            })).Segments.SelectMany(segment => segment.Bytes)];

        byte[] first = Link();
        Assert.That(Link(), Is.EqualTo(first));
    }

    private static ObjectFile Program(params ObjectSection[] sections)
    {
        var file = new ObjectFile("compiled");
        file.Sections.AddRange(sections);
        file.Symbols.Add(new ObjectSymbol { Name = Objects.Entry, Section = sections[0], IsGlobal = true });
        return file;
    }

    private static BuildException Fails(Action action) => Assert.Throws<BuildException>(action)!;
}
