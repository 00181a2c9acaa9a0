// Writes the capability layout as JSON (format 1), which the image builder reads.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class LayoutJson
{
    public const int Format = 1;

    public static string Write(SystemLayout layout)
    {
        JsonWriter json = new();
        json.BeginObject(lines: true).Property("format", Format).Property("assembly", layout.Assembly);
        json.Name("instances").BeginArray(lines: true);
        foreach (LayoutInstance instance in layout.Instances)
        {
            WriteInstance(json, instance);
        }

        json.End().Name("objects").BeginArray(lines: true);
        foreach (LayoutObject item in layout.Objects)
        {
            LayoutObjectJson.Write(json, item);
        }

        json.End().Name("connections").BeginArray(lines: true);
        foreach (ConnectionModel connection in layout.Connections)
        {
            json.BeginObject()
                .Property("name", connection.Name)
                .Property("connector", connection.Connector)
                .Property("from", connection.From.Select(end => end.ToString()))
                .Property("to", connection.To.Select(end => end.ToString()))
                .End();
        }

        return json.End().End().ToString();
    }

    private static void WriteInstance(JsonWriter json, LayoutInstance instance)
    {
        json.BeginObject(lines: true)
            .Property("name", instance.Name)
            .Property("component", instance.ComponentType)
            .Name("implementation").BeginObject()
            .Property("assembly", instance.Component.AssemblyName)
            .Property("type", instance.Component.FullName)
            .End()
            .Property("hardware", instance.Component.IsHardware)
            .Property("heapSize", instance.HeapSize);
        json.Name("threads").BeginArray(lines: true);
        foreach (LayoutThread thread in instance.Threads)
        {
            json.BeginObject()
                .Property("name", thread.Name)
                .Property("priority", thread.Priority)
                .Property("stackSize", thread.StackSize)
                .Property("startsAtBoot", thread.StartsAtBoot)
                .Property("boundNotification", thread.BoundNotification)
                .End();
        }

        json.End().Name("ports").BeginArray(lines: true);
        foreach (LayoutPort port in instance.Ports)
        {
            WritePort(json, port);
        }

        json.End().Name("capabilities").BeginArray(lines: true);
        foreach (LayoutCapability capability in instance.Capabilities)
        {
            json.BeginObject()
                .Property("slot", capability.Slot)
                .Property("kind", capability.Kind)
                .Property("object", capability.Object)
                .Property("rights", capability.Rights)
                .Property("badge", (long)capability.Badge)
                .End();
        }

        json.End().Name("attributes").BeginArray(lines: true);
        foreach (LayoutAttribute attribute in instance.Attributes)
        {
            WriteAttribute(json, attribute);
        }

        json.End().End();
    }

    private static void WritePort(JsonWriter json, LayoutPort port) => json.BeginObject()
        .Property("name", port.Port.Name)
        .Property("index", port.Index)
        .Property("kind", port.Port.Kind.LayoutName())
        .Property("type", port.Port.PayloadName)
        .Property("connected", port.IsConnected)
        .Property("badge", (long)port.Badge)
        .Property("peers", port.Peers)
        .Property("thread", port.Thread)
        .Property("region", port.Region)
        .Property("access", port.Access)
        .End();

    private static void WriteAttribute(JsonWriter json, LayoutAttribute attribute)
    {
        json.BeginObject().Property("name", attribute.Name).Property("type", attribute.Type).Name("value");
        if (attribute.Value.Text is { } text)
        {
            json.String(text);
        }
        else if (attribute.Type == "boolean")
        {
            json.Boolean(attribute.Value.Number != 0);
        }
        else if (attribute.Type == "uint64")
        {
            json.Number(unchecked((ulong)attribute.Value.Number));
        }
        else
        {
            json.Number(attribute.Value.Number);
        }

        json.End();
    }
}
