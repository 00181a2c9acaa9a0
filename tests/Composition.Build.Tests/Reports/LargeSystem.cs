// A system as large as the reports must be readable for: the sample, as often as needed, each time under other names.
using System.Text.Json.Nodes;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Reports;
using CamkesNet.Build.Reports.Diagram;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Reports;

/// <summary>The declarations and the reports of a system of many samples.</summary>
internal sealed class LargeSystem
{
    private static readonly string[] lists = ["instances", "connections"];

    public LargeSystem(int samples)
    {
        Document = SystemDocumentReader.Parse(Repeat(samples).ToJsonString(), "samples");
        PlacedSystem placed = SampleSystem.Place(Document);
        Layout = LayoutReport.Write(Document, placed, imageEnd: 0x200_0000);
        Diagram = SystemDiagram.Of(Document);
        Page = HtmlReport.Write(Document, Diagram, Layout);
    }

    public SystemDocument Document { get; }

    public SystemDiagram Diagram { get; }

    /// <summary>The JSON report.</summary>
    public string Layout { get; }

    /// <summary>The HTML report.</summary>
    public string Page { get; }

    private static JsonNode Repeat(int samples)
    {
        JsonNode sample = JsonNode.Parse(SampleSystem.Json)!;
        HashSet<string> names =
            [.. lists.SelectMany(list => sample[list]!.AsArray().Select(item => (string)item!["name"]!))];
        JsonNode all = sample.DeepClone();
        JsonArray[] targets = Lists(all);
        Array.ForEach(targets, target => target.Clear());
        for (int i = 0; i < samples; i++)
        {
            foreach ((JsonArray source, JsonArray target) in Lists(sample).Zip(targets))
            {
                foreach (JsonNode item in source.OfType<JsonNode>())
                {
                    JsonNode renamed = Rename(item, text => IsNamedFor(text, names) ? $"unit{i}_{text}" : text)!;

                    // The archive of guest files has no other name: there is one.
                    if (i == 0 || renamed.ToJsonString() != item.ToJsonString())
                    {
                        target.Add(renamed);
                    }
                }
            }
        }

        return all;
    }

    private static JsonArray[] Lists(JsonNode document) =>
    [
        .. lists.Select(list => document[list]!.AsArray()),
        document["layout"]!["objects"]!.AsArray(),
        document["layout"]!["components"]!.AsArray(),
    ];

    /// <summary>Objects are named for instances, their ports and threads, and for connections and their clients.</summary>
    private static bool IsNamedFor(string text, IEnumerable<string> names) => names.Any(name =>
        text.StartsWith(name, StringComparison.Ordinal)
        && (text.Length == name.Length || text[name.Length] is '.' or '_'));

    private static JsonNode? Rename(JsonNode? node, Func<string, string> name) => node switch
    {
        JsonObject item => new JsonObject(item.Select(property => KeyValuePair.Create(
            property.Key, property.Key == "type" ? property.Value?.DeepClone() : Rename(property.Value, name)))),
        JsonArray items => new JsonArray([.. items.Select(item => Rename(item, name))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(name(text)),
        _ => node?.DeepClone(),
    };
}
