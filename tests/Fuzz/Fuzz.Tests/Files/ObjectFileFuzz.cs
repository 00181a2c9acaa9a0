// Object files that lie: they are read, or refused with a diagnostic.
extern alias build;

using build::CamkesNet.Build.Diagnostics;
using build::CamkesNet.Build.Linking;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Tests.Linking;

namespace CamkesNet.Tests.Fuzz.Files;

public sealed class ObjectFileFuzz
{
    private const ulong ImageBase = 0x40_0000;

    private readonly byte[] intact = ElfFixture.Write();

    [TestCase(40_000)]
    [TestCase(4_000_000, Category = "Long")]
    public void An_object_file(int times)
    {
        int read = 0;
        Fuzzer.Run(times, random =>
        {
            try
            {
                ObjectFile file = ElfObjectReader.Read("damaged.o", Damage.Of(intact, random, ElfFixture.RelocationOffset..));
                read++;
                StaticLinker.Link(
                    [file], new LinkOptions { Name = "damaged", BaseAddress = ImageBase, EntrySymbol = "Entry" });
            }
            catch (BuildException exception)
            {
                Assert.That(exception.Diagnostics, Is.Not.Empty);
            }
        });
        TestContext.Out.WriteLine($"{read} read, the others refused");
    }
}
