// The assemblies through which images enter components.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Tests.Compilation;

public sealed class EntryAssemblyWriterTests
{
    [Test]
    public void The_assembly_exports_a_method_that_constructs_the_component()
    {
        using var image = new PEReader([.. EntryAssemblyWriter.Write("Entry.App.Client", "App", "App.Outer+Client")]);
        MetadataReader metadata = image.GetMetadataReader();
        MethodDefinition create = metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Single(method => metadata.GetString(method.Name) == "Create");
        CustomAttribute export = metadata.GetCustomAttribute(create.GetCustomAttributes().Single());
        BlobReader value = metadata.GetBlobReader(export.Value);
        value.ReadUInt16();
        TypeReference component = metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Single(type => metadata.GetString(type.Name) == "Client");
        TypeReference outer = metadata.GetTypeReference((TypeReferenceHandle)component.ResolutionScope);

        Assert.Multiple(() =>
        {
            Assert.That(AttributeTypes.Is(metadata, export, "System.Runtime", "RuntimeExportAttribute"), Is.True);
            Assert.That(value.ReadSerializedString(), Is.EqualTo("ComponentCreate"));
            Assert.That(metadata.GetString(outer.Namespace), Is.EqualTo("App"));
            Assert.That(
                image.GetMethodBody(create.RelativeVirtualAddress).GetILBytes()![0], Is.EqualTo((byte)ILOpCode.Newobj));
        });
    }

    [Test]
    public void The_same_type_gives_the_same_bytes()
    {
        byte[] first = EntryAssemblyWriter.Write("Entry", "App", "App.Client");

        Assert.That(EntryAssemblyWriter.Write("Entry", "App", "App.Client"), Is.EqualTo(first));
    }

    [Test]
    public void What_a_component_refers_to_is_its_closure_and_nothing_else()
    {
        string self = typeof(EntryAssemblyWriterTests).Assembly.Location;
        string folder = Path.GetDirectoryName(self)!;
        var assemblies = new AssemblySet(Directory.GetFiles(folder, "*.dll"));

        string[] closure = [.. assemblies.Closure(self).Select(path => Path.GetFileNameWithoutExtension(path))];

        Assert.That(closure, Does.Contain("Composition.Build").And.Contain("Iced"));
        Assert.That(closure, Is.Ordered.Using<string>(StringComparer.Ordinal).And.Not.Contains("NUnit3.TestAdapter"));
    }
}
