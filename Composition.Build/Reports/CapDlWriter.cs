// Writes the capability layout as text in the manner of capDL: the objects of an architecture, then what each
// component's capability array and address space hold (Kuz, Klein, Lewis, Walker: "capDL: A language for describing
// capability-based systems", APSys 2010).
using System.Globalization;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Build.Layout.Declared;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Build.Reports;

/// <summary>Writes <c>.cdl</c> files.</summary>
internal sealed class CapDlWriter
{
    private readonly StringBuilder text = new();
    private readonly DeclaredSystem declared;
    private readonly PlacedSystem placed;

    private CapDlWriter(DeclaredSystem declared, PlacedSystem placed)
    {
        this.declared = declared;
        this.placed = placed;
    }

    /// <summary>The text of a system.</summary>
    public static string Write(DeclaredSystem declared, PlacedSystem placed)
    {
        var writer = new CapDlWriter(declared, placed);
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
        foreach (DeclaredObject item in declared.Objects)
        {
            switch (item.Kind)
            {
                case "interrupt":
                    Line($"  {Name(item.Name)} = irq ({(item.Isa ? "isa" : "ioapic")}: {item.Number}, " +
                        $"trigger: {(item.LevelTriggered ? "level" : "edge")}, " +
                        $"polarity: {(item.ActiveLow ? "low" : "high")})");
                    break;
                case "timer":
                    Line($"  {Name(item.Name)} = timer");
                    break;
                case "ioPorts":
                    Line($"  {Name(item.Name)} = io_ports (ports: [0x{item.First:x}..0x{item.Last:x}])");
                    break;
                case "vcpu":
                    Line($"  {Name(item.Name)} = vcpu (guest: {Name(item.GuestAddressSpace!)})");
                    break;
                case "guestAddressSpace":
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
                Line($"  {Thread(component, thread)} = tcb (prio: {thread.Priority}, " +
                    $"ip: 0x{component.Entry:x}, sp: 0x{thread.StackTop:x}, addr: 0x{thread.ThreadBlock:x}" +
                    $"{(thread.StartsAtBoot ? "" : ", suspended")})");
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
            DeclaredInstance instance = declared.Instances.First(candidate => candidate.Name == component.Name);
            Line($"  {Name(component.Name)}_cnode {{");
            foreach (DeclaredCapability capability in instance.Capabilities.OrderBy(capability => capability.Slot))
            {
                string badge = capability.Badge == 0 ? "" : $", badge: 0x{unchecked((ulong)capability.Badge):x}";
                string rights = string.Join(", ", capability.Rights);
                Line($"    {capability.Slot}: {Name(capability.Object)} ({rights}{badge})");
            }

            Line("  }");
            Line($"  {Name(component.Name)}_pd {{");
            foreach (PlacedMapping mapping in component.Mappings)
            {
                Line($"    0x{mapping.Address:x}: {Name(placed.Memory[(int)mapping.Memory].Name)} " +
                    $"({RightsOf(mapping.Rights)}, 0x{mapping.Size:x})");
            }

            Line("  }");
            foreach (PlacedThread thread in component.Threads)
            {
                string bound = thread.BoundNotification == uint.MaxValue
                    ? ""
                    : $", bound_notification: {Name(placed.Notifications[(int)thread.BoundNotification].Name)}";
                Line($"  {Thread(component, thread)} {{ cspace: {Name(component.Name)}_cnode, " +
                    $"vspace: {Name(component.Name)}_pd{bound} }}");
            }
        }

        foreach (DeclaredObject space in declared.Objects.Where(item => item.Kind == "guestAddressSpace"))
        {
            Line($"  {Name(space.Name)} {{");
            foreach (DeclaredGuestMapping mapping in space.Mappings)
            {
                Line($"    0x{mapping.Address:x}: {Name(mapping.Region)} (RWX, 0x{mapping.Size:x})");
            }

            Line("  }");
        }

        Line("}");
    }

    private void WriteInterrupts()
    {
        Line("");
        Line("irq maps {");
        foreach (DeclaredObject item in declared.Objects.Where(item => item.Kind is "interrupt" or "timer"))
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
        (rights.HasFlag(MappingRights.Read) ? "R" : "") +
        (rights.HasFlag(MappingRights.Write) ? "W" : "") +
        (rights.HasFlag(MappingRights.Execute) ? "X" : "") +
        (rights.HasFlag(MappingRights.Uncached) ? ", uncached" : "");
}
