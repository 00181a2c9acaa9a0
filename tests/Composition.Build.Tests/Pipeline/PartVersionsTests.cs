// Parts of different versions are refused.
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Tests.Pipeline;

internal sealed class PartVersionsTests
{
    private static readonly Version expected = new(1, 2, 3, 0);
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("parts").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_part_of_another_version_is_an_error_that_says_what_to_update() =>
        Assert.That(
            () => PartVersions.Check([MakeAssembly("Composition.Runtime", new Version(1, 1, 0, 0))], expected),
            Throws.TypeOf<BuildException>()
                .With.Message.Contain("CN2070: Composition.Runtime")
                .And.Message.Contain("has version 1.1.0.0, but the build program has 1.2.3.0"));

    [Test]
    public void A_library_that_was_compiled_with_another_version_is_an_error_that_names_it() =>
        Assert.That(
            () => PartVersions.Check(
                [MakeLibrary("Some.Library", "Composition.Runtime", new Version(1, 1, 0, 0))], expected),
            Throws.TypeOf<BuildException>()
                .With.Message.Contain("CN2070: Some.Library.dll")
                .And.Message.Contain("was compiled with version 1.1.0.0 of Composition.Runtime")
                .And.Message.Contain("the build program has 1.2.3.0: reference one version of the package CamkesNet"));

    [TestCase("Composition.Generators")]
    [TestCase("Composition.Build.Tasks")]
    public void Every_part_is_looked_at(string part) =>
        Assert.That(
            () => PartVersions.Check([MakeAssembly(part, new Version(1, 1, 0, 0))], expected),
            Throws.TypeOf<BuildException>().With.Message.Contain($"CN2070: {part}"));

    [Test]
    public void Parts_of_one_version_and_assemblies_of_others_pass() =>
        Assert.That(
            () => PartVersions.Check(
                [
                    MakeAssembly("Vmm.X86", expected),
                    MakeAssembly("Somebody.Elses", new Version(7, 0, 0, 0)),
                    MakeLibrary("Some.Library", "Composition.Runtime", expected),
                    MakeLibrary("Other.Library", "System.Runtime", new Version(10, 0, 0, 0)),
                ],
                expected),
            Throws.Nothing);

    private string MakeAssembly(string name, Version version)
    {
        string path = Path.Combine(folder, name + ".dll");
        var assembly = new PersistedAssemblyBuilder(
            new AssemblyName(name) { Version = version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.Save(path);
        return path;
    }

    // An assembly that holds nothing but the name of one that it was compiled with.
    private string MakeLibrary(string name, string reference, Version version)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(
            0, metadata.GetOrAddString(name), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(
            metadata.GetOrAddString(name), new Version(7, 0, 0, 0), default, default, 0, AssemblyHashAlgorithm.None);
        metadata.AddAssemblyReference(metadata.GetOrAddString(reference), version, default, default, 0, default);
        metadata.AddTypeDefinition(
            0,
            default,
            metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1));
        var image = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        string path = Path.Combine(folder, name + ".dll");
        File.WriteAllBytes(path, image.ToArray());
        return path;
    }
}
