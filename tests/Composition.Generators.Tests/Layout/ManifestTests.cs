// A component of a library is read from the library's manifest as it is read from its source.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class ManifestTests
{
    private const string Library = """
        namespace Library;

        public interface IEcho { int Add(int left, int right); }

        public struct Tick : IEvent;

        public struct Page { public long Sequence; public int Length; }

        [Component(IsBackground = true)]
        public partial class Server : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }
            internal partial Dataport<Page> Hidden { get; }
            [Optional, ReadOnly] public partial Dataport<Page> Shared { get; }
            [Optional] public partial PortArray<Uses<IEcho>> Others { get; }
            public partial Consumes<Tick> Ticked { get; }
            [Handles(nameof(Ticked))] private void OnTicked() { }
            [Attribute(Default = "text \"quoted\"")] public partial string Text { get; }
            [Attribute(Default = -5L)] public partial long Number { get; }
            [Attribute] public partial byte Needed { get; }
            public int Add(int left, int right) => left + right;
        }

        [Hardware]
        public partial class Device : HardwareComponent
        {
            [IoApicInterrupt(20, LevelTriggered = true, ActiveLow = true)]
            public partial HardwareInterruptLine Line { get; }
            [MemoryRange(0xFED00000, 0x1000, Cached = true)] public partial HardwareMemory Memory { get; }
        }

        [Component]
        internal partial class Secret : Component;
        """;

    [TestCase("Library.Server")]
    [TestCase("Library.Device")]
    public void A_manifest_says_what_the_source_says(string name)
    {
        Compilation source = TestCompilation.CreateNamed("Library", Library);
        Compilation user = TestCompilation.Create("").AddReferences(GeneratorRun.Of(source).Output.ToReference());

        ComponentModel declared = ComponentReader.Read(source.GetTypeByMetadataName(name)!, source);
        ComponentModel? read = ManifestReader.Find(user.GetTypeByMetadataName(name)!);

        Assert.That(read, Is.EqualTo(AsSeenByOthers(declared)));
    }

    [Test]
    public void A_component_that_others_cannot_see_has_no_manifest() => Assert.That(
        GeneratorRun.Of(TestCompilation.CreateNamed("Library", Library)).Sources.Select(source => source.HintName),
        Does.Contain("Library.Secret.Component.g.cs").And.Not.Contain("Library.Secret.Manifest.g.cs"));

    [Test]
    public void A_manifest_that_is_broken_is_as_none()
    {
        Compilation library = TestCompilation.CreateNamed(
            "Library",
            "[assembly: ComponentManifest(\"{ not json\")] [assembly: ComponentManifest(\"{\\\"format\\\":99}\")]",
            "namespace Library; [Component] public class Odd : Component { public Emits<E> Out { get; } = null!; } "
            + "public struct E : IEvent;");
        Compilation user = TestCompilation.Create("").AddReferences(library.ToReference());
        INamedTypeSymbol odd = user.GetTypeByMetadataName("Library.Odd")!;

        Assert.That(ManifestReader.Find(odd), Is.Null);
        Assert.That(ComponentReader.FindOrRead(odd, user).Ports.Single().Name, Is.EqualTo("Out"));
    }

    [Test]
    public void A_system_of_a_librarys_components_compiles_and_has_their_hidden_ports()
    {
        Compilation source = TestCompilation.CreateNamed("Library", Library);
        Compilation user = TestCompilation.Create(
            "using Library; [Assembly] public partial class Hello : Composition "
            + "{ [Instance, Setting(nameof(Server.Needed), 1)] public partial Server server { get; } "
            + "[Instance] public partial Client client { get; } "
            + "[Connection] public RpcCall<IEcho> call => new(from: client.Echo, to: server.Echo); }",
            "using Library; [Component] public partial class Client : Component "
            + "{ public partial Uses<IEcho> Echo { get; } }")
            .AddReferences(GeneratorRun.Of(source).Output.ToReference());

        var run = GeneratorRun.Of(user);

        Assert.That(run.Output.GetDiagnostics().Visible(), Is.Empty);
        Assert.That(run.Source("Hello.Layout.g.cs"), Does.Contain("\"name\": \"Hidden\", \"type\": \"Dataport\""));
    }

    // What only the component's own glue needs is not in the manifest.
    private static ComponentModel AsSeenByOthers(ComponentModel component) => component.WithoutGlue() with
    {
        Ports = component.Ports
            .Select(port => port with
            {
                Modifiers = "",
                PropertyType = "",
                ElementType = "",
                IsPartial = false,
                IsImplemented = true,
            })
            .ToEquatableArray(),
        Attributes = component.Attributes
            .Select(attribute => attribute with { Modifiers = "", IsPartial = false })
            .ToEquatableArray(),
    };
}
