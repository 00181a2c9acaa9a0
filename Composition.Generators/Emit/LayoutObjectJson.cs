// Writes the objects of the capability layout as JSON.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;

namespace CamkesNet.Generators.Emit;

internal static class LayoutObjectJson
{
    public static void Write(JsonWriter json, LayoutObject item)
    {
        json.BeginObject().Property("name", item.Name);
        switch (item)
        {
            case EndpointObject:
                json.Property("kind", "endpoint");
                break;
            case NotificationObject:
                json.Property("kind", "notification");
                break;
            case InterruptObject interrupt:
                json.Property("kind", "interrupt")
                    .Property("number", interrupt.Line.Start)
                    .Property("isa", interrupt.Line.IsIsa)
                    .Property("levelTriggered", interrupt.Line.LevelTriggered)
                    .Property("activeLow", interrupt.Line.ActiveLow)
                    .Property("notification", interrupt.Notification)
                    .Property("badge", (long)interrupt.Badge);
                break;
            case TimerObject timer:
                json.Property("kind", "timer")
                    .Property("notification", timer.Notification)
                    .Property("badge", (long)timer.Badge);
                break;
            case IoPortsObject ports:
                json.Property("kind", "ioPorts").Property("first", ports.First).Property("last", ports.Last);
                break;
            case RegionObject region:
                json.Property("kind", "region").Property("size", region.Size);
                break;
            case DeviceMemoryObject memory:
                json.Property("kind", "deviceMemory")
                    .Property("address", memory.Range.Start)
                    .Property("size", memory.Range.Length)
                    .Property("cached", memory.Range.Cached);
                break;
            case GuestRamObject ram:
                json.Property("kind", "guestRam").Property("size", ram.Size);
                break;
            case ArchiveObject:
                json.Property("kind", "archive");
                break;
            case GuestAddressSpaceObject space:
                json.Property("kind", "guestAddressSpace").Name("mappings").BeginArray().BeginObject()
                    .Property("address", 0)
                    .Property("region", space.Ram)
                    .Property("offset", 0)
                    .Property("size", space.Size)
                    .End().End();
                break;
            case VcpuObject vcpu:
                json.Property("kind", "vcpu")
                    .Property("guestAddressSpace", vcpu.GuestAddressSpace)
                    .Property("stateRegion", vcpu.StateRegion)
                    .Property("component", vcpu.Component);
                break;
        }

        json.End();
    }
}
