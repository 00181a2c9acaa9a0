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
                    .Property("notification", interrupt.Notification)
                    .Property("badge", (long)interrupt.Badge);
                break;
            case TimerObject timer:
                json.Property("kind", "timer")
                    .Property("notification", timer.Notification)
                    .Property("badge", (long)timer.Badge);
                break;
            case IoPortsObject:
                json.Property("kind", "ioPorts");
                break;
            case RegionObject region:
                json.Property("kind", "region").Property("size", region.Size);
                break;
            case DeviceMemoryObject:
                json.Property("kind", "deviceMemory");
                break;
            case GuestRamObject ram:
                json.Property("kind", "guestRam").Property("size", ram.Size);
                break;
            case ArchiveObject:
                json.Property("kind", "archive");
                break;
            case GuestAddressSpaceObject space:
                json.Property("kind", "guestAddressSpace").Property("ram", space.Ram);
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
