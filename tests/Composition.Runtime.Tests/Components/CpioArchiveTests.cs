// Archives that are damaged are refused, whatever the damage.
using CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class CpioArchiveTests
{
    private static readonly byte[] archive = new CpioBuilder()
        .AddFile("one", [1, 2, 3]).AddFile("second", new byte[100]).Build();

    [Test]
    public void An_archive_that_is_cut_off_anywhere_is_refused()
    {
        int trailer = archive.Length - 1; // the padding after the trailer may be missing
        while (archive[trailer] == 0)
        {
            trailer--;
        }

        for (int length = 0; length <= trailer; length++)
        {
            Assert.That(() => Read(archive[..length]), Throws.InvalidOperationException, $"cut at {length}");
        }
    }

    [Test]
    public void An_archive_of_another_format_is_refused() => Assert.That(
        () => Read("070707"u8.ToArray().Concat(archive[6..]).ToArray()),
        Throws.InvalidOperationException.With.Message.Contains("damaged"));

    [Test]
    public void Random_damage_never_leads_outside_of_the_archive([NUnit.Framework.Range(0, 299)] int seed)
    {
        var random = new Random(seed);
        byte[] damaged = [.. archive];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? (byte)'f' : (byte)random.Next(256);
        }

        try
        {
            foreach (FileEntry entry in Read(damaged))
            {
                Assert.That(entry.Offset + (ulong)entry.Size, Is.LessThanOrEqualTo((ulong)damaged.Length));
            }
        }
        catch (InvalidOperationException)
        {
            Assert.Pass("It was refused.");
        }
    }

    private static FileEntry[] Read(byte[] bytes)
    {
        using var harness = new ComponentHarness<FileServer>();
        harness.AddMemory("Archive", bytes);
        harness.Component.Archive.Attach(harness);
        return new CpioArchive(harness.Component.Archive).ReadEntries();
    }
}
