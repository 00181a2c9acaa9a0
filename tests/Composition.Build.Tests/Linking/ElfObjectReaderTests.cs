// Object files that are damaged are refused.
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Linking;

namespace CamkesNet.Tests.Linking;

public sealed class ElfObjectReaderTests
{
    [Test]
    public void Sections_symbols_and_relocations_are_read()
    {
        ObjectFile file = ElfObjectReader.Read("fixture.o", ElfFixture.Write());

        ObjectSection text = file.Sections.Single(section => section.Name == ".text");
        ObjectSection zeros = file.Sections.Single(section => section.Name == ".bss");
        ObjectSymbol entry = file.Symbols.Single(symbol => symbol.Name == "Entry");
        Relocation relocation = text.Relocations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(text.Flags, Is.EqualTo(SectionFlags.Allocate | SectionFlags.Execute));
            Assert.That(text.Content.ToArray(), Is.EqualTo(Enumerable.Range(0, 16)));
            Assert.That(
                zeros.Flags, Is.EqualTo(SectionFlags.Allocate | SectionFlags.Write | SectionFlags.ZeroInitialized));
            Assert.That(zeros.Size, Is.EqualTo(4096));
            Assert.That(
                (entry.Section, entry.Value, entry.Size, entry.IsFunction, entry.IsGlobal),
                Is.EqualTo((text, 4, 4, true, true)));
            Assert.That(
                (relocation.Offset, relocation.Kind, relocation.Symbol.Name, relocation.Addend),
                Is.EqualTo((5, RelocationKind.Procedure32, "Other", -4)));
            Assert.That(relocation.Symbol.Section, Is.Null);
        });
    }

    [Test]
    public void A_file_that_is_not_a_relocatable_object_is_refused()
    {
        byte[] executable = ElfFixture.Write();
        executable[ElfFixture.FileTypeOffset] = 2;

        Assert.That(CodeOf(executable), Is.EqualTo(BuildCodes.UnsupportedObject));
    }

    [Test]
    public void A_file_that_was_cut_off_is_refused([Values(0, 10, 63, 100, 200, 400)] int length)
    {
        Assert.That(CodeOf(ElfFixture.Write()[..length]), Is.EqualTo(BuildCodes.MalformedObject));
    }

    [Test]
    public void A_symbol_outside_of_its_section_is_refused()
    {
        byte[] file = ElfFixture.Write();
        file[ElfFixture.SymbolOffset + 24 + 8] = ElfFixture.TextSize + 1;

        Assert.That(CodeOf(file), Is.EqualTo(BuildCodes.MalformedObject));
    }

    [Test]
    public void A_relocation_against_a_symbol_that_does_not_exist_is_refused()
    {
        byte[] file = ElfFixture.Write();
        file[ElfFixture.RelocationOffset + 12] = 3;

        Assert.That(CodeOf(file), Is.EqualTo(BuildCodes.MalformedObject));
    }

    // Found by the fuzzer of object files: the linker reserved that much for the segment.
    [TestCase(1UL << 62)]
    [TestCase(1UL << 22)]
    [TestCase(24UL)]
    public void A_section_with_an_impossible_alignment_is_refused(ulong alignment)
    {
        byte[] file = ElfFixture.Write();
        BitConverter.TryWriteBytes(file.AsSpan(ElfFixture.HeaderOf(section: 1) + 48), alignment);

        Assert.That(CodeOf(file), Is.EqualTo(BuildCodes.MalformedObject));
    }

    [Test]
    public void A_section_of_zeros_that_no_image_can_hold_is_refused()
    {
        byte[] file = ElfFixture.Write();
        BitConverter.TryWriteBytes(file.AsSpan(ElfFixture.HeaderOf(section: 2) + 32), ulong.MaxValue - 0x1000);

        Assert.That(CodeOf(file), Is.EqualTo(BuildCodes.MalformedObject));
    }

    [Test]
    public void A_damaged_file_never_gives_anything_but_a_build_error()
    {
        byte[] intact = ElfFixture.Write();
        for (int i = 0; i < intact.Length; i++)
        {
            byte[] damaged = [.. intact];
            damaged[i] ^= 0xFF;
            try
            {
                ElfObjectReader.Read("damaged.o", damaged);
            }
            catch (BuildException)
            {
                // What is wanted; any other exception fails the test.
            }
        }

        Assert.Pass();
    }

    private static string CodeOf(byte[] file) =>
        Assert.Throws<BuildException>(() => ElfObjectReader.Read("file.o", file))!.Diagnostics.Single().Code;
}
