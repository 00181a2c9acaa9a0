// Writes the capability layout as text in the manner of capDL: the objects of an architecture, then what each
// component's capability array and address space hold (Kuz, Klein, Lewis, Walker: "capDL: A language for describing
// capability-based systems", APSys 2010).
using System.Globalization;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Derived;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Reports;

/// <summary>Writes <c>.cdl</c> files.</summary>
internal sealed class CapDlWriter
{
    private readonly StringBuilder text = new();
    private readonly DerivedLayout layout;
    private readonly ObjectNames names;
    private readonly PlacedSystem placed;

    private CapDlWriter(SystemDocument system, PlacedSystem placed)
    {
        layout = system.Layout;
        names = new ObjectNames(system);
        this.placed = placed;
    }

    /// <summary>The text of a system.</summary>
    public static string Write(SystemDocument system, PlacedSystem placed)
    {
        var writer = new CapDlWriter(ReporterAddition.AddTo(system), placed);
        writer.WriteObjects();
        writer.WriteCapabilities();
        writer.WriteInterrupts();
        return writer.text.ToString();
    }

    private void WriteObjects()
    {
        Line("arch x86_64");
        Line("");
        Line("objects {");
        placed.Endpoints.ForEach(name => Line($"  {Name(name)} = ep"));
        placed.Notifications.ForEach(notification => Line($"  {Name(notification.Name)} = notification"));
        foreach (DerivedObject item in layout.Objects)
        {
            switch (item.Kind)
            {
                case ObjectKind.Interrupt:
                    DeclaredHardware line = names.HardwareOf(item.Name);
                    Line($"  {Name(item.Name)} = irq ({(line.Isa ? "isa" : "ioapic")}: {line.Start}, "
                        + $"trigger: {(line.LevelTriggered ? "level" : "edge")}, "
                        + $"polarity: {(line.ActiveLow ? "low" : "high")})");
                    break;
                case ObjectKind.Timer:
                    Line($"  {Name(item.Name)} = timer");
                    break;
                case ObjectKind.IoPorts:
                    IoPortsRecord range = placed.IoPorts[(int)names.IndexOf(item.Kind, item.Name, item.Name)];
                    Line($"  {Name(item.Name)} = io_ports (ports: [0x{range.First:x}..0x{range.Last:x}])");
                    break;
                case ObjectKind.Vcpu:
                    Line($"  {Name(item.Name)} = vcpu (guest: {Name(item.GuestAddressSpace!)})");
                    break;
                case ObjectKind.GuestAddressSpace:
                    Line($"  {Name(item.Name)} = ept");
                    break;
            }
        }

        foreach (PlacedMemory memory in placed.Memory)
        {
            string source = memory.Kind switch
            {
                MemoryObjectKind.Device => $", paddr: 0x{memory.Source:x}",
                MemoryObjectKind.InImage or MemoryObjectKind.CopiedFromImage =>
                    $", fill: 0x{memory.Source:x}+0x{memory.SourceSize:x}",
                _ => "",
            };
            Line($"  {Name(memory.Name)} = {KindOf(memory.Kind)} (0x{memory.Size:x}{source})");
        }

        foreach (PlacedComponent component in placed.Components)
        {
            Line($"  {Name(component.Name)}_cnode = cnode ({component.Capabilities.Count} slots)");
            Line($"  {Name(component.Name)}_pd = pml4");
            foreach (PlacedThread thread in component.Threads)
            {
                Line($"  {Thread(component, thread)} = tcb (prio: {thread.Priority}, "
                    + $"ip: 0x{component.Entry:x}, sp: 0x{thread.StackTop:x}, addr: 0x{thread.ThreadBlock:x}"
                    + $"{(thread.StartsAtBoot ? "" : ", suspended")})");
            }
        }

        Line("}");
    }

    private void WriteCapabilities()
    {
        Line("");
        Line("caps {");
        foreach (PlacedComponent component in placed.Components)
        {
            DerivedComponent derived = layout.Components.First(candidate => candidate.Instance == component.Name);
            Line($"  {Name(component.Name)}_cnode {{");
            foreach (DerivedCapability capability in derived.Capabilities.OrderBy(capability => capability.Slot))
            {
                string badge = capability.Badge == 0 ? "" : $", badge: 0x{unchecked((ulong)capability.Badge):x}";
                string rights = string.Join(", ", capability.Rights).ToLowerInvariant();
                Line($"    {capability.Slot}: {Name(capability.Object)} ({rights}{badge})");
            }

            Line("  }");
            Line($"  {Name(component.Name)}_pd {{");
            foreach (PlacedMapping mapping in component.Mappings)
            {
                Line($"    0x{mapping.Address:x}: {Name(placed.Memory[(int)mapping.Memory].Name)} "
                    + $"({RightsOf(mapping.Rights)}, 0x{mapping.Size:x})");
            }

            Line("  }");
            foreach (PlacedThread thread in component.Threads)
            {
                string bound = thread.BoundNotification == uint.MaxValue
                    ? ""
                    : $", bound_notification: {Name(placed.Notifications[(int)thread.BoundNotification].Name)}";
                Line($"  {Thread(component, thread)} {{ cspace: {Name(component.Name)}_cnode, "
                    + $"vspace: {Name(component.Name)}_pd{bound} }}");
            }
        }

        foreach (DerivedObject space in names.OfKind(ObjectKind.GuestAddressSpace))
        {
            Line($"  {Name(space.Name)} {{");
            uint index = names.IndexOf(space.Kind, space.Name, space.Name);
            foreach (GuestMappingRecord mapping in placed.GuestAddressSpaces[(int)index])
            {
                Line($"    0x{mapping.GuestPhysicalAddress:x}: {Name(placed.Memory[(int)mapping.MemoryObject].Name)} "
                    + $"(RWX, 0x{mapping.Size:x})");
            }

            Line("  }");
        }

        Line("}");
    }

    private void WriteInterrupts()
    {
        Line("");
        Line("irq maps {");
        foreach (DerivedObject item in layout.Objects
            .Where(item => item.Kind is ObjectKind.Interrupt or ObjectKind.Timer))
        {
            Line($"  {Name(item.Name)} -> {Name(item.Notification!)} (badge: 0x{unchecked((ulong)item.Badge):x})");
        }

        Line("}");
    }

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(string line) => text.Append(line).Append('\n');

    /// <summary>Names in capDL are identifiers.</summary>
    private static string Name(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));

    private static string Thread(PlacedComponent component, PlacedThread thread) =>
        $"{Name(component.Name)}_{Name(thread.Name)}_tcb";

    private static string KindOf(MemoryObjectKind kind) => kind switch
    {
        MemoryObjectKind.Device => "device_frames",
        MemoryObjectKind.GuestRam => "guest_frames",
        MemoryObjectKind.InImage => "image_frames",
        _ => "frames",
    };

    private static string RightsOf(MappingRights rights) =>
        (rights.HasFlag(MappingRights.Read) ? "R" : "")
        + (rights.HasFlag(MappingRights.Write) ? "W" : "")
        + (rights.HasFlag(MappingRights.Execute) ? "X" : "")
        + (rights.HasFlag(MappingRights.Uncached) ? ", uncached" : "");
}
