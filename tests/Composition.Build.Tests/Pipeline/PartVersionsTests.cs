using System.Reflection;
using System.Reflection.Emit;
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
    public void Parts_of_one_version_and_assemblies_of_others_pass() =>
        Assert.That(
            () => PartVersions.Check(
                [MakeAssembly("Vmm.X86", expected), MakeAssembly("Somebody.Elses", new Version(7, 0, 0, 0))], expected),
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
}
