// Writes the finished layout as JSON next to the image, for tools and users.
using System.Text;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the layout report.</summary>
internal static class LayoutReport
{
    private const int Format = 2;

    /// <summary>The report as JSON.</summary>
    public static string Write(SystemDocument system, PlacedSystem placed, ulong imageEnd)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("assembly", system.Assembly);
            json.WriteNumber("imageEnd", imageEnd);
            json.WriteNumber("memoryNeeded", BootTablesWriter.MemoryNeeded(placed));
            json.WriteStartArray("components");
            foreach (PlacedComponent component in placed.Components)
            {
                WriteComponent(json, component, placed);
            }

            json.WriteEndArray();
            json.WriteStartArray("memory");
            foreach (PlacedMemory memory in placed.Memory)
            {
                json.WriteStartObject();
                json.WriteString("name", memory.Name);
                json.WriteString("kind", memory.Kind.ToString());
                json.WriteNumber("size", memory.Size);
                json.WriteNumber("source", memory.Source);
                json.WriteNumber("sourceSize", memory.SourceSize);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("declared");
            JsonSerializer.Serialize(json, system, SystemDocumentJson.Default.SystemDocument);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteComponent(Utf8JsonWriter json, PlacedComponent component, PlacedSystem placed)
    {
        json.WriteStartObject();
        json.WriteString("name", component.Name);
        json.WriteString("description", component.Description);
        json.WriteBoolean("isVirtualMachine", component.IsVirtualMachine);
        json.WriteNumber("entry", component.Entry);
        json.WriteStartArray("threads");
        foreach (PlacedThread thread in component.Threads)
        {
            json.WriteStartObject();
            json.WriteString("name", thread.Name);
            json.WriteNumber("priority", thread.Priority);
            json.WriteNumber("stackBottom", thread.StackBottom);
            json.WriteNumber("stackTop", thread.StackTop);
            json.WriteNumber("threadBlock", thread.ThreadBlock);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("mappings");
        foreach (PlacedMapping mapping in component.Mappings)
        {
            json.WriteStartObject();
            json.WriteNumber("address", mapping.Address);
            json.WriteNumber("size", mapping.Size);
            json.WriteString("memory", placed.Memory[(int)mapping.Memory].Name);
            json.WriteString("rights", mapping.Rights.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("capabilities");
        for (int slot = 0; slot < component.Capabilities.Count; slot++)
        {
            CapabilityRecord capability = component.Capabilities[slot];
            if (capability.Kind == CapabilityKind.None)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteNumber("slot", slot);
            json.WriteString("kind", capability.Kind.ToString());
            json.WriteNumber("object", capability.Object);
            json.WriteString("rights", capability.Rights.ToString());
            json.WriteNumber("badge", capability.Badge);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
