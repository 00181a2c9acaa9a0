// Writes a component type as the manifest that the generators of other assemblies read.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

/// <summary>The manifest of one component type; <see cref="Reading.ManifestReader"/> reads it back.</summary>
internal static class ManifestJson
{
    public const int Format = 2;

    public static string Write(ComponentModel component)
    {
        JsonWriter json = new();
        json.BeginObject(lines: true)
            .Property("format", Format)
            .Property("component", component.FullName)
            .Property("hardware", component.IsHardware)
            .Property("background", component.IsBackground)
            .Property("abstract", component.IsAbstract);
        json.Name("ports").BeginArray(lines: true);
        foreach (PortModel port in component.Ports)
        {
            WritePort(json, port);
        }

        json.End().Name("attributes").BeginArray(lines: true);
        foreach (AttributeModel attribute in component.Attributes)
        {
            json.BeginObject()
                .Property("name", attribute.Name)
                .Property("source", attribute.Type)
                .Property("type", attribute.LayoutType);
            if (attribute.Default is { } value)
            {
                json.Name("default");
                _ = value.Text is { } text ? json.String(text) : json.Number(value.Number);
            }

            json.End();
        }

        return json.End().End().ToString();
    }

    private static void WritePort(JsonWriter json, PortModel port)
    {
        json.BeginObject()
            .Property("name", port.Name)
            .Property("portType", port.Type.Name)
            .Property("contract", (long)port.Type.Contract)
            .Property("signalled", port.Type.IsSignalled)
            .Property("needsConnection", port.Type.NeedsConnection)
            .Property("takesOne", port.Type.TakesOne)
            .Property("contents", port.Type.Contents)
            .Property("ownPart", (long)port.Type.OwnPart)
            .Property("device", (long)port.Type.Device)
            .Property("array", port.IsArray)
            .Property("arguments", port.Arguments)
            .Property("payload", port.Payload)
            .Property("type", port.PayloadName)
            .Property("size", port.ContentsSize)
            .Property("optional", port.IsOptional)
            .Property("readOnly", port.IsReadOnly)
            .Property("handler", port.Handler);
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
}
