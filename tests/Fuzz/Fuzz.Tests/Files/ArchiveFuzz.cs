// Archives of guest files that lie: every entry lies inside the archive, or the archive is refused.
using CamkesNet.Components;
using CamkesNet.Tests.Components;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz.Files;

public sealed class ArchiveFuzz
{
    private static readonly byte[] intact = new CpioBuilder()
        .AddFile("bzimage", new byte[300])
        .AddDirectory("etc")
        .AddFile("./etc/ä", [1, 2, 3])
        .AddFile("/empty", [])
        .Build();

    [TestCase(20_000)]
    [TestCase(1_000_000, Category = "Long")]
    public void An_archive(int times) => Fuzzer.Run(times, random =>
    {
        byte[] archive = Damage.Of(intact, random);
        for (int digits = random.Next(4); digits > 0 && archive.Length > 0; digits--)
        {
            // Numbers are hexadecimal digits: other bytes are soon refused.
            archive[random.Next(archive.Length)] = (byte)"0123456789abcdefABCDEF"[random.Next(22)];
        }

        using ComponentHarness<FileServer> harness = new();
        harness.AddMemory("Archive", archive);
        harness.Component.Archive.Attach(harness);
        try
        {
            foreach (FileEntry entry in new CpioArchive(harness.Component.Archive).ReadEntries())
            {
                Assert.That((ulong)archive.Length, Is.GreaterThanOrEqualTo(entry.Offset + (ulong)entry.Size));
            }
        }
        catch (InvalidOperationException exception)
        {
            Assert.That(exception.Message, Does.StartWith("The guest archive is damaged"));
        }
    });
}
