// Writes the one document (format 2): the declarations of a system, and the capability layout derived from them.
using CamkesNet.Abi;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;

namespace CamkesNet.Generators.Emit;

internal static class LayoutJson
{
    public const int Format = 2;

    public static string Write(SystemLayout layout)
    {
        JsonWriter json = new();
        json.BeginObject(lines: true)
            .Property("format", Format)
            .Property("assembly", layout.Declarations.FullName);
        DeclarationsJson.Write(json, layout.Declarations);
        json.Name("layout").BeginObject(lines: true).Name("objects").BeginArray(lines: true);
        foreach (LayoutObject item in layout.Objects)
        {
            LayoutObjectJson.Write(json, item);
        }

        json.End().Name("components").BeginArray(lines: true);
        foreach (LayoutComponent component in layout.Components)
        {
            WriteComponent(json, component);
        }

        return json.End().End().End().ToString();
    }

    private static void WriteComponent(JsonWriter json, LayoutComponent component)
    {
        json.BeginObject(lines: true)
            .Property("instance", component.Instance)
            .Name("capabilities").BeginArray(lines: true);
        foreach (LayoutCapability capability in component.Capabilities)
        {
            json.BeginObject()
                .Property("slot", capability.Slot)
                .Property("kind", DocumentNames.Of(capability.Kind))
                .Property("object", capability.Object)
                .Property("rights", RightsOf(capability))
                .Property("badge", (long)capability.Badge)
                .End();
        }

        json.End().Name("ports").BeginArray(lines: true);
        foreach (LayoutPort port in component.Ports)
        {
            json.BeginObject().Property("peers", port.Peers).Name("links").BeginArray();
            foreach (LayoutLink link in port.Links)
            {
                WriteLink(json, link);
            }

            json.End().End();
        }

        json.End().End();
    }

    private static void WriteLink(JsonWriter json, LayoutLink link)
    {
        json.BeginObject().Property("kind", DocumentNames.Of(link.Kind)).Property("element", link.Element);
        if (link.Slot != 0)
        {
            json.Property("slot", link.Slot);
        }

        if (link.Badge != 0)
        {
            json.Property("badge", (long)link.Badge);
        }

        if (link.Object is not null)
        {
            json.Property("object", link.Object).Property("access", link.Access);
        }

        json.End();
    }

    private static IEnumerable<string> RightsOf(LayoutCapability capability) =>
        ((CapabilityRights[])[CapabilityRights.Send, CapabilityRights.Receive, CapabilityRights.Control])
        .Where(right => capability.Rights.HasFlag(right))
        .Select(right => DocumentNames.Of(right));
}
