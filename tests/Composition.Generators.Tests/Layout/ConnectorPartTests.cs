// What each end of a connection gets follows from the parts that the connector declares.
using System.Text.Json;
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class ConnectorPartTests
{
    private const string Parts = """
        public interface IStore { int Read(int place); }

        public struct Page { public long Value; }

        public struct Changed : IEvent;

        [Component]
        public partial class Store : Component, IStore
        {
            public partial ProvidesWithBuffers<IStore, Page> Pages { get; }
            public partial ProvidesWithEvents<IStore, Changed> Watched { get; }
            public partial PortArray<Emits<Changed>> Outputs { get; }
            public int Read(int place) => Outputs.Count;
        }

        [Component]
        public partial class Reader : Component
        {
            [Optional] public partial UsesWithBuffer<IStore, Page> Pages { get; }
            [Optional] public partial UsesWithEvent<IStore, Changed> Watched { get; }
            [Optional] public partial PortArray<Consumes<Changed>> Inputs { get; }
            [Handles(nameof(Inputs))] private void OnInput(int element) { }
        }
        """;

    [Test]
    public void Each_client_has_a_buffer_that_no_other_client_maps()
    {
        JsonElement layout = Layout(
            "[Connection] public RpcCallWithBuffer<IStore, Page> one => new(a.Pages, store.Pages); "
            + "[Connection] public RpcCallWithBuffer<IStore, Page> two => new(b.Pages, store.Pages);");

        Assert.That(Links(layout, "store", 0), Is.EqualTo(new[] { "region 0 one", "region 1 two" }));
        Assert.That(Links(layout, "a", 0), Is.EqualTo(new[] { "endpoint 0 @8", "region 0 one" }));
        Assert.That(Links(layout, "b", 0), Is.EqualTo(new[] { "endpoint 0 @8", "region 0 two" }));
        Assert.That(Calls(layout, "b"), Is.EqualTo("store.endpoint 1"));
    }

    [Test]
    public void A_server_signals_each_client_by_a_capability_of_its_own()
    {
        JsonElement layout = Layout(
            "[Connection] public RpcCallWithEvent<IStore, Changed> one => new(a.Watched, store.Watched); "
            + "[Connection] public RpcCallWithEvent<IStore, Changed> two => new(b.Watched, store.Watched);");

        Assert.That(Links(layout, "store", 1), Is.EqualTo(new[] { "notification 0 @8", "notification 1 @9" }));
        Assert.That(Calls(layout, "a"), Is.EqualTo("store.endpoint 65536"));
        Assert.That(Calls(layout, "b"), Is.EqualTo("store.endpoint 65537"));
    }

    [Test]
    public void Each_element_of_a_signalled_array_has_a_bit_of_its_own()
    {
        JsonElement layout = Layout(
            "[Connection] public Notification<Changed> one => new(store.Outputs, a.Inputs); "
            + "[Connection] public Notification<Changed> two => new(store.Outputs, a.Inputs);");

        Assert.That(Links(layout, "store", 2), Is.EqualTo(new[] { "notification 0 @8", "notification 1 @9" }));
        Assert.That(Links(layout, "a", 2), Is.EqualTo(new[] { "notification 0 bit 2", "notification 1 bit 4" }));
    }

    private static JsonElement Layout(string connections)
    {
        string[] sources =
        [
            Parts,
            "[Assembly] public partial class Hello : Composition { [Instance] public partial Store store { get; } "
            + "[Instance] public partial Reader a { get; } [Instance] public partial Reader b { get; } "
            + connections + " }",
        ];
        Assert.That(GeneratorRun.Of(sources).Output.GetDiagnostics().Visible(), Is.Empty);
        return GeneratedLayout.Of(sources);
    }

    private static string[] Links(JsonElement document, string instance, int port) =>
    [
        .. Component(document, instance).GetProperty("ports")[port].GetProperty("links").EnumerateArray()
            .Select(Describe),
    ];

    private static string Describe(JsonElement link)
    {
        string text = $"{link.GetProperty("kind").GetString()} {link.GetProperty("element").GetInt32()}";
        text += link.TryGetProperty("slot", out JsonElement slot) ? $" @{slot}" : "";
        text += link.TryGetProperty("badge", out JsonElement badge) ? $" bit {badge}" : "";
        return text + (link.TryGetProperty("object", out JsonElement region) ? $" {region}" : "");
    }

    private static string Calls(JsonElement document, string instance) => Component(document, instance)
        .GetProperty("capabilities").EnumerateArray()
        .Where(capability => capability.GetProperty("kind").GetString() == "endpoint"
            && capability.GetProperty("rights")[0].GetString() == "send")
        .Select(capability => $"{capability.GetProperty("object")} {capability.GetProperty("badge")}")
        .Single();

    private static JsonElement Component(JsonElement document, string instance) => document.GetProperty("layout")
        .GetProperty("components").EnumerateArray()
        .Single(component => component.GetProperty("instance").GetString() == instance);
}
