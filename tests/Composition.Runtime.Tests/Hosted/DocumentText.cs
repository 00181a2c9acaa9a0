// The documents in this assembly, for tests that compare with them or damage them.
using System.Reflection;
using System.Text.Json.Nodes;

namespace CamkesNet.Tests.Hosted;

internal static class DocumentText
{
    public static string Of<TComposition>() where TComposition : Composition =>
        typeof(TComposition).Assembly.GetCustomAttributes<SystemLayoutAttribute>()
            .Single(layout => layout.AssemblyName == typeof(TComposition).FullName).Json;

    public static JsonNode Parsed<TComposition>() where TComposition : Composition =>
        JsonNode.Parse(Of<TComposition>())!;

    public static JsonNode Declared(this JsonNode document, string instance) =>
        document["instances"]!.AsArray().Single(item => (string?)item!["name"] == instance)!;

    public static JsonNode Laid(this JsonNode document, string instance) =>
        document["layout"]!["components"]!.AsArray().Single(item => (string?)item!["instance"] == instance)!;

    /// <summary>The layout of a port.</summary>
    public static JsonNode Port(this JsonNode document, string instance, string port)
    {
        JsonArray ports = document.Declared(instance)["ports"]!.AsArray();
        int index = ports.TakeWhile(item => (string?)item!["name"] != port).Count();
        return document.Laid(instance)["ports"]![index]!;
    }

    /// <summary>The link of a port of one part and for one peer.</summary>
    public static JsonNode Link(this JsonNode document, string instance, string port, string kind, int element = 0) =>
        document.Port(instance, port)["links"]!.AsArray()
            .Single(link => (string?)link!["kind"] == kind && (int)link["element"]! == element)!;
}
