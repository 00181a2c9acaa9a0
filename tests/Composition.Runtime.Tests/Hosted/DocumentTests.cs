// Compositions whose document is missing, of another version or damaged.
using System.Text.Json;
using System.Text.Json.Nodes;
using CamkesNet.Hosted;
using CamkesNet.Hosted.Document;
using CamkesNet.Tests.Compositions;
using CamkesNet.Tests.Hosted;

[assembly: CamkesNet.SystemLayout("CamkesNet.Tests.Hosted.Truncated", "{ \"format\": 2, \"instances\": [")]
[assembly: CamkesNet.SystemLayout("CamkesNet.Tests.Hosted.Outdated", "{ \"format\": 1, \"objects\": [] }")]

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class DocumentTests
{
    private const string ClassName = "CamkesNet.Tests.Compositions.Wheel";
    private const int DamageKinds = 7;

    [Test]
    public void A_composition_without_a_document_says_what_to_do() => Assert.That(
        () => new HostedSystem(new Unmarked()), Throws.InvalidOperationException.With.Message.EqualTo(
            "CamkesNet.Tests.Hosted.Unmarked has no layout to run from. Mark the class with [Assembly], declare it "
            + "partial, and reference the CamkesNet package in its project: the package's generator writes the "
            + "layout."));

    [Test]
    public void A_document_that_cannot_be_read_says_what_to_do() => Assert.That(
        () => new HostedSystem(new Truncated()), Throws.InvalidOperationException
            .With.Message.StartsWith("The layout of CamkesNet.Tests.Hosted.Truncated cannot be read: ")
            .And.Message.EndsWith(" Build the project of CamkesNet.Tests.Hosted.Truncated again.")
            .And.InnerException.InstanceOf<JsonException>());

    [Test]
    public void A_document_of_another_format_says_what_to_do() => Assert.That(
        () => new HostedSystem(new Outdated()), Throws.InvalidOperationException.With.Message.EqualTo(
            "The layout of CamkesNet.Tests.Hosted.Outdated has format 1, but this version of CamkesNet reads format 2. "
            + "Use one version of CamkesNet in all projects."));

    [Test]
    public void A_derived_class_has_the_document_of_its_base() =>
        Assert.That(() => new HostedSystem(new DerivedWheel()), Throws.Nothing);

    [Test]
    public void A_document_is_read_once() => Assert.That(
        SystemDocumentReader.Read(typeof(Wheel)), Is.SameAs(SystemDocumentReader.Read(typeof(Wheel))));

    [TestCaseSource(nameof(Contradictions))]
    public void A_contradiction_is_named(Action<JsonNode> damage, string contradiction)
    {
        JsonNode document = DocumentText.Parsed<Wheel>();
        damage(document);
        Assert.That(() => Bind(document), Throws.InvalidOperationException.With.Message.EqualTo(
            $"The layout of {ClassName} does not fit: {contradiction}. Build the project of {ClassName} again."));
    }

    [Test]
    public void An_attribute_of_another_type_is_named()
    {
        JsonNode document = DocumentText.Parsed<Hello>();
        document.Declared("second")["attributes"]![0]!["value"] = "ten";
        Assert.That(() => Bind(document, new Hello()), Throws.InvalidOperationException.With.Message.EqualTo(
            "The layout has a value of another type for the attribute second.Rounds. Build its project again."));
    }

    [Test]
    public void No_damage_leads_to_anything_but_a_sentence()
    {
        int refused = 0;
        int places = Places(DocumentText.Parsed<Hello>()).Count();
        Assert.That(places, Is.GreaterThan(200));
        for (int place = 0; place < places; place++)
        {
            for (int kind = 0; kind < DamageKinds; kind++)
            {
                JsonNode document = DocumentText.Parsed<Hello>();
                JsonNode damaged = Places(document).ElementAt(place);
                string path = damaged.GetPath();
                Damage(damaged, kind);
                try
                {
                    Bind(document, new Hello());
                }
                catch (InvalidOperationException exception)
                {
                    refused++;
                    Assert.That(exception.Message, Does.Match("^[A-Z].*[.]$"), $"{path} by {kind}");
                }
            }
        }

        Assert.That(refused, Is.GreaterThan(places));
    }

    private static IEnumerable<TestCaseData> Contradictions()
    {
        yield return Contradiction("instance", "the class has no instance fourth", document =>
            document.Declared("first")["name"] = "fourth");
        yield return Contradiction("component", "it does not say what the instance first holds", document =>
            document.Laid("first")["instance"] = "fourth");
        yield return Contradiction("thread", "the instance first has no thread", document =>
            document.Declared("first")["threads"] = new JsonArray());
        yield return Contradiction("thread of a port", "the thread of the port first.Bell does not exist", document =>
            document.Declared("first")["ports"]![2]!["thread"] = 9);
        yield return Contradiction("port", "it does not have the port first.Bell", document =>
            document.Declared("first")["ports"]![2]!["name"] = "Gong");
        yield return Contradiction("ports", "the instance first has 6 ports, not 5", document =>
            document.Laid("first")["ports"]!.AsArray().RemoveAt(5));
        yield return Contradiction("slot", "the instance first has nothing in slot 77", document =>
            document.Link("first", "Plain", "endpoint")["slot"] = 77);
        yield return Contradiction("endpoint", "no instance serves calls at first.control", document =>
            document.Link("first", "Plain", "endpoint")["slot"] = SlotOf(document, "first", "first.control"));
        yield return Contradiction("notification", "no instance is signalled at hub.endpoint", document =>
            document.Link("first", "Tick", "notification")["slot"] = SlotOf(document, "first", "hub.endpoint"));
        yield return Contradiction("memory", "it has no object nowhere", document =>
            document.Link("first", "Box", "region")["object"] = "nowhere");
        yield return Contradiction("memory without a name", "it has no object that is not named", document =>
            document.Link("first", "Box", "region").AsObject().Remove("object"));
        yield return Contradiction("size", "the memory box2 has more than 2147483647 bytes", document =>
            document["layout"]!["objects"]!.AsArray().First()!["size"] = 1L << 31);
        yield return Contradiction("missing instance", "it has no instance first", document =>
            document["instances"]!.AsArray().Remove(document.Declared("first")));
    }

    private static TestCaseData Contradiction(string name, string contradiction, Action<JsonNode> damage) =>
        new TestCaseData(damage, contradiction).SetArgDisplayNames(name);

    private static int SlotOf(JsonNode document, string instance, string name) =>
        (int)document.Laid(instance)["capabilities"]!.AsArray()
            .First(capability => (string?)capability!["object"] == name)!["slot"]!;

    private static void Bind(JsonNode json) => Bind(json, new Wheel());

    /// <summary>Does everything but start the threads.</summary>
    private static void Bind(JsonNode json, Composition composition)
    {
        SystemDocument document = SystemDocumentReader.Parse(composition.GetType().FullName!, json.ToJsonString());
        var description = new SystemDescription();
        composition.InvokeDescribe(description);
        var wiring = new SystemWiring(document, description);
        using var memory = new HostedMemory();
        foreach (HostedInstance instance in wiring.Instances)
        {
            instance.Component.InvokeBind(new HostedBinder(instance, new HostedFakes(), memory, new HostedDeadlocks([])));
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject item => item.Select(property => property.Value),
            JsonArray array => array,
            _ => [],
        };
        return inner.OfType<JsonNode>().SelectMany(item => Places(item).Prepend(item));
    }

    private static void Damage(JsonNode node, int kind)
    {
        if (kind == 0 && node.Parent is JsonObject parent)
        {
            parent.Remove(node.GetPropertyName());
        }
        else if (kind == 0)
        {
            node.Parent!.AsArray().RemoveAt(node.GetElementIndex());
        }
        else
        {
            node.ReplaceWith(kind switch
            {
                1 => (JsonNode?)null,
                2 => "a text that stands nowhere else",
                3 => -1,
                4 => 0,
                5 => ulong.MaxValue,
                _ => new JsonArray(null, new JsonObject()),
            });
        }
    }

    private class DerivedWheel : Wheel;
}

internal sealed class Unmarked : Composition;

internal sealed class Truncated : Composition;

internal sealed class Outdated : Composition;
