// Puts the picture, the layout and the page's own script and style into one HTML file that needs nothing else.
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Reports.Diagram;
using CamkesNet.Build.Reports.Packing;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the HTML report.</summary>
internal static class HtmlReport
{
    /// <summary>
    /// The parts of the page's script, in the order in which they run: each uses what the ones before it have made.
    /// </summary>
    private static readonly string[] scripts =
    [
        "unpack", "system", "text", "index", "elements", "details", "memory", "view", "selection", "picture", "list",
        "borders", "start",
    ];

    /// <summary>What the layout report has and the page does not show.</summary>
    private static readonly string[] unused =
    [
        "layout.format",
        "layout.imageEnd",
        "layout.components.isVirtualMachine",
        "layout.components.entry",
        "layout.components.threads",
        "layout.components.capabilities",
        "layout.memory.sourceSize",
        "layout.declared.format",
        "layout.declared.connectors",
        "layout.declared.instances.implementation",
        "layout.declared.instances.heapSize",
        "layout.declared.instances.threads.startsAtBoot",
        "layout.declared.instances.threads.receives",
        "layout.declared.instances.threads.runsVcpu",
        "layout.declared.layout.components.ports",
    ];

    /// <summary>The page.</summary>
    /// <param name="system">The system.</param>
    /// <param name="diagram">Its picture.</param>
    /// <param name="layout">The layout report.</param>
    public static string Write(DeclaredSystem system, SystemDiagram diagram, string layout)
    {
        using var data = JsonDocument.Parse(DataOf(diagram, layout));
        ulong memory = data.RootElement.GetProperty("layout").GetProperty("memoryNeeded").GetUInt64();

        // The packed data has no "<", which it writes as an escape.
        return new StringBuilder(Read("report.html"))
            .Replace("{{style}}", Read("report.css"))
            .Replace("{{script}}", string.Join('\n', scripts.Select(name => Read(name + ".js"))))
            .Replace("{{title}}", WebUtility.HtmlEncode(system.Assembly))
            .Replace("{{summary}}", SystemSummary.Of(system, memory))
            .Replace("{{picture}}", SvgReport.WriteForPage(diagram))
            .Replace("{{data}}", PackedJson.Write(data.RootElement, unused))
            .ToString();
    }

    /// <summary>The layout, and what the lines of the picture stand for, in their order.</summary>
    private static ReadOnlyMemory<byte> DataOf(SystemDiagram diagram, string layout)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("layout");
            json.WriteRawValue(layout);
            json.WriteStartArray("lines");
            foreach (DiagramEdge edge in diagram.Edges)
            {
                json.WriteStartObject();
                json.WriteString("from", edge.From);
                json.WriteString("to", edge.To);
                json.WriteString("connector", edge.Connector);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string Read(string name)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
