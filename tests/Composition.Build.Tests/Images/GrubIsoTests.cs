// The ISO that GRUB boots.
using CamkesNet.Build.Images;

namespace CamkesNet.Tests.Images;

/// <summary>That the ISO boots is for the boot tests to show.</summary>
public sealed class GrubIsoTests
{
    private string folder = string.Empty;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("camkes-tests-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_menu_boots_the_image_without_asking()
    {
        string menu = GrubIso.Menu("Samples.Hello", "multiboot2 /boot/image.elf");

        Assert.That(menu, Does.Contain("set timeout=0\n"));
        Assert.That(menu, Does.Contain("menuentry \"Samples.Hello\" {\n    multiboot2 /boot/image.elf\n"));
    }

    [Test]
    public void Each_tool_that_is_not_there_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "xorriso"), "");
        string modules = Path.Combine(folder, "i386-pc");

        Assert.That(
            GrubIso.MissingTools([folder], modules),
            Is.EqualTo(new[] { "grub-mkrescue", "mformat", modules }));
    }

    [Test]
    public void Nothing_is_missing_when_all_tools_are_there()
    {
        foreach (string program in (string[])["grub-mkrescue", "xorriso", "mformat"])
        {
            File.WriteAllText(Path.Combine(folder, program), "");
        }

        Assert.That(GrubIso.MissingTools(["/nowhere", folder], folder), Is.Empty);
    }
}
