// The files for editors and debuggers next to the libraries: documentation, symbols, sources.
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CamkesNet.Tests;

[TestFixture("Composition.Runtime", "T:CamkesNet.Component")]
[TestFixture("Vmm.X86", "T:CamkesNet.Vmm.VirtualMachineMonitor")]
internal sealed class LibraryTests(string library, string documented)
{
    // Roslyn's PortableCustomDebugInfoKinds.EmbeddedSource.
    private static readonly Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Test]
    public void Its_types_have_documentation()
    {
        var documentation = XDocument.Load(Open("xml"));

        XElement type = documentation.Descendants("member").Single(member => (string?)member.Attribute("name") == documented);
        Assert.That(type.Element("summary")?.Value.Trim(), Is.Not.Empty);
    }

    [Test]
    public void Its_symbols_belong_to_it_and_hold_its_sources()
    {
        using var assembly = new PEReader(Open("dll"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(Open("pdb"));
        MetadataReader symbols = provider.GetMetadataReader();
        CodeViewDebugDirectoryData link = assembly.ReadCodeViewDebugDirectoryData(
            assembly.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        HashSet<EntityHandle> withSource = [.. symbols.CustomDebugInformation
            .Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == embeddedSource)
            .Select(information => information.Parent)];

        Assert.That(new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid, Is.EqualTo(link.Guid));
        Assert.That(symbols.Documents, Is.Not.Empty);
        Assert.That(symbols.Documents.Where(document => !withSource.Contains(document)), Is.Empty);
    }

    private MemoryStream Open(string ending)
    {
        using ZipArchive package = ZipFile.OpenRead(LocalFeed.Package("CamkesNet"));
        using Stream stream = package.GetEntry($"lib/net10.0/{library}.{ending}")!.Open();
        var contents = new MemoryStream();
        stream.CopyTo(contents);
        contents.Position = 0;
        return contents;
    }
}
