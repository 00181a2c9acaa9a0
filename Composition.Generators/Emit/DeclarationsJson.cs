// Writes the declarations of a system: the half of the document from which all authority follows.
using CamkesNet.Abi;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class DeclarationsJson
{
    public static void Write(JsonWriter json, ComposedSystem system)
    {
        HashSet<string> used = new(system.Connections.Select(connection => connection.Connector));
        json.Name("connectors").BeginArray(lines: true);
        foreach (ConnectorModel connector in system.Connectors.Where(connector => used.Contains(connector.Name)))
        {
            WriteConnector(json, connector);
        }

        json.End().Name("instances").BeginArray(lines: true);
        foreach (ComposedInstance instance in system.Instances)
        {
            WriteInstance(json, instance);
        }

        json.End().Name("connections").BeginArray(lines: true);
        foreach (ConnectionModel connection in system.Connections)
        {
            json.BeginObject()
                .Property("name", connection.Name)
                .Property("connector", connection.Connector)
                .Property("from", connection.From.Select(end => end.ToString()))
                .Property("to", connection.To.Select(end => end.ToString()))
                .End();
        }

        json.End();
    }

    private static void WriteConnector(JsonWriter json, ConnectorModel connector)
    {
        json.BeginObject().Property("name", connector.Name).Name("parts").BeginArray();
        foreach (ConnectorPart part in connector.Parts)
        {
            json.BeginObject()
                .Property("kind", DocumentNames.Of(part.Kind))
                .Property("owner", DocumentNames.Of(part.Owner))
                .Property("perClient", part.PerClient)
                .End();
        }

        json.End().End();
    }

    private static void WriteInstance(JsonWriter json, ComposedInstance instance)
    {
        json.BeginObject(lines: true)
            .Property("name", instance.Name)
            .Property("component", instance.ComponentType)
            .Name("implementation").BeginObject()
            .Property("assembly", instance.Component.AssemblyName)
            .Property("type", instance.Component.FullName)
            .End()
            .Property("hardware", instance.Component.IsHardware)
            .Property("background", instance.IsBackground)
            .Property("heapSize", instance.Component.IsHardware ? 0 : instance.Model.HeapSize)
            .Name("threads").BeginArray(lines: true);
        foreach (LayoutThread thread in instance.Threads)
        {
            json.BeginObject()
                .Property("name", thread.Name)
                .Property("priority", thread.Priority)
                .Property("stackSize", thread.StackSize)
                .Property("startsAtBoot", thread.StartsAtBoot)
                .Property("receives", thread.Receives)
                .Property("runsVcpu", thread.RunsVcpu)
                .End();
        }

        json.End().Name("ports").BeginArray(lines: true);
        foreach (PortModel port in instance.Component.Ports)
        {
            WritePort(json, port, instance.Component.IsHardware ? 0 : instance.ThreadOf(port));
        }

        json.End().Name("attributes").BeginArray(lines: true);
        foreach (AttributeModel attribute in instance.Component.Attributes)
        {
            WriteAttribute(json, attribute, instance.ValueOf(attribute));
        }

        json.End().End();
    }

    private static void WritePort(JsonWriter json, PortModel port, int thread)
    {
        json.BeginObject()
            .Property("name", port.Name)
            .Property("type", port.Type.Name)
            .Property("payload", port.PayloadName)
            .Property("size", port.ContentsSize)
            .Property("array", port.IsArray)
            .Property("signalled", port.Type.IsSignalled)
            .Property("thread", thread)
            .Property("readOnly", port.IsReadOnly)
            .Property("parts", port.Type.OwnPart == PartKind.None ? [] : [DocumentNames.Of(port.Type.OwnPart)]);
        if (port.Hardware is { } hardware)
        {
            json.Name("hardware").BeginObject()
                .Property("start", hardware.Start)
                .Property("length", hardware.Length)
                .Property("isa", hardware.IsIsa)
                .Property("levelTriggered", hardware.LevelTriggered)
                .Property("activeLow", hardware.ActiveLow)
                .Property("cached", hardware.Cached)
                .End();
        }

        json.End();
    }

    private static void WriteAttribute(JsonWriter json, AttributeModel attribute, AttributeValue value)
    {
        json.BeginObject().Property("name", attribute.Name).Property("type", attribute.LayoutType).Name("value");
        _ = value.Text is { } text ? json.String(text)
            : attribute.LayoutType == "boolean" ? json.Boolean(value.Number != 0)
            : attribute.LayoutType == "uint64" ? json.Number(unchecked((ulong)value.Number))
            : json.Number(value.Number);
        json.End();
    }
}
