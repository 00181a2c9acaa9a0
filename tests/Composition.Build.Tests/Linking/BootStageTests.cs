// Code that a program needs only to start, on pages of its own.
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Linking;

namespace CamkesNet.Tests.Linking;

public sealed class BootStageTests
{
    private const ulong Base = 0x40_0000;
    private const int MethodSize = 0x20;

    [TestCase(1)]
    [TestCase(3)]
    public void What_is_behind_it_begins_on_a_page(int methods)
    {
        LinkedImage image = Link([.. Enumerable.Repeat("Boot_", methods), "Other_"]);

        Assert.That(AddressOf(image, "entry"), Is.EqualTo(Base), "stubs of the boot stage come first");
        Assert.That(AddressOf(image, "__boot_stage_end"), Is.EqualTo(Base + LinkOptions.PageSize));
        Assert.That(AddressOf(image, $"Other_{methods}"), Is.EqualTo(Base + LinkOptions.PageSize));
        Assert.That(
            AddressOf(image, "Boot_0"), Is.EqualTo(Base + LinkOptions.PageSize - (ulong)(methods * MethodSize)));
        Assert.That(AddressOf(image, "other stub"), Is.GreaterThan(Base + LinkOptions.PageSize));
    }

    [Test]
    public void A_method_that_lies_behind_other_code_is_refused()
    {
        BuildException exception = Assert.Throws<BuildException>(() => Link(["Boot_", "Other_", "Boot_"]))!;

        Assert.That(exception.Message, Does.Contain("The methods 'Boot_…' are not at the start of section"));
    }

    private static LinkedImage Link(string[] methods)
    {
        var compiled = new ObjectFile("compiled");
        ObjectSection code = Section("__managedcode", methods.Length * MethodSize);
        compiled.Sections.Add(code);
        for (int i = 0; i < methods.Length; i++)
        {
            compiled.Symbols.Add(Function($"{methods[i]}{i}", code, (ulong)(i * MethodSize)));
        }

        var stubs = new ObjectFile("stubs");
        foreach ((string name, string section) in ((string, string)[])[("other stub", ".text"), ("entry", ".boot")])
        {
            stubs.Sections.Add(Section(section, MethodSize));
            stubs.Symbols.Add(Function(name, stubs.Sections[^1], 0));
        }

        return StaticLinker.Link([compiled, stubs], new LinkOptions
        {
            Name = "program",
            BaseAddress = Base,
            EntrySymbol = "entry",
            BootStage = new BootStage(".boot", "Boot_"),
        });
    }

    private static ObjectSection Section(string name, int size) => new()
    {
        Name = name,
        Flags = SectionFlags.Allocate | SectionFlags.Execute,
        Alignment = 16,
        Content = new byte[size],
        Size = (ulong)size,
    };

    private static ObjectSymbol Function(string name, ObjectSection section, ulong offset) => new()
    {
        Name = name,
        Section = section,
        Value = offset,
        Size = MethodSize,
        IsGlobal = true,
        IsFunction = true,
    };

    private static ulong AddressOf(LinkedImage image, string name) =>
        image.Symbols.Single(symbol => symbol.Name == name).Address;
}
