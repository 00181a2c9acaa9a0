// Facades over the running runtime's own core library, which has every type.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Facades;

namespace CamkesNet.Tests.Facades;

internal sealed class FacadeWriterTests
{
    private static readonly string coreLibrary = typeof(object).Assembly.Location;
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("facades");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public void A_type_that_the_core_library_has_is_forwarded_to_it()
    {
        FacadeWriter.Write(coreLibrary, ReferencePack(), folder.FullName);
        Assert.That(Forwards("System.Runtime.dll"), Does.Contain("System.String").And.Contain("System.Action`2"));
    }

    [Test]
    public void A_type_that_the_core_library_lacks_is_not_forwarded()
    {
        FacadeWriter.Write(coreLibrary, ReferencePack(), folder.FullName);
        Assert.That(Forwards("System.Linq.dll"), Does.Not.Contain("System.Linq.Enumerable"));
    }

    [Test]
    public void Writing_again_leaves_the_files_alone()
    {
        FacadeWriter.Write(coreLibrary, ReferencePack(), folder.FullName);
        FileInfo facade = new(Path.Combine(folder.FullName, "System.Runtime.dll"));
        File.SetLastWriteTimeUtc(facade.FullName, DateTime.UnixEpoch);
        FacadeWriter.Write(coreLibrary, ReferencePack(), folder.FullName);
        facade.Refresh();
        Assert.That(facade.LastWriteTimeUtc, Is.EqualTo(DateTime.UnixEpoch));
    }

    private string[] Forwards(string facade)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(folder.FullName, facade)));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.ExportedTypes
            .Select(metadata.GetExportedType)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToArray();
    }

    private static string ReferencePack()
    {
        string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(coreLibrary)!, "..", "..", ".."));
        string packs = Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.GetDirectories(packs, "10.*").Select(pack => Path.Combine(pack, "ref", "net10.0")).First();
    }
}
