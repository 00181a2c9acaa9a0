using CamkesNet.Abi;

namespace CamkesNet.Build.Checking;

/// <summary>
/// Rules about guests: each has RAM of its own and nothing else, and its vCPU belongs to its monitor.
/// </summary>
internal static class GuestRules
{
    public static void Check(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        var owners = new Dictionary<uint, int>();
        for (int i = 0; i < tables.GuestAddressSpaces.Length; i++)
        {
            GuestMappingRecord[] mappings = tables.MappingsOf(tables.GuestAddressSpaces[i]).ToArray();
            Array.Sort(mappings, (a, b) => a.GuestPhysicalAddress.CompareTo(b.GuestPhysicalAddress));
            for (int j = 0; j < mappings.Length; j++)
            {
                CheckMapping(context, i, mappings[j], owners);
                AddressRange range = RangeOf(mappings[j]);
                context.Require(
                    j == 0 || !RangeOf(mappings[j - 1]).Overlaps(range),
                    $"Guest {i} has two pieces of memory at {range}.");
            }
        }

        foreach (VcpuRecord vcpu in tables.Vcpus)
        {
            if (!context.Require(
                vcpu.GuestAddressSpace < tables.GuestAddressSpaces.Length &&
                    vcpu.Component < tables.Components.Length && vcpu.StateObject < tables.Memory.Length,
                "A vCPU names a guest, monitor or state page that does not exist."))
            {
                continue;
            }

            for (int i = 0; i < tables.Components.Length; i++)
            {
                bool maps = tables.MappingsOf(tables.Components[i]).ToArray()
                    .Any(mapping => mapping.MemoryObject == vcpu.StateObject);
                context.Require(
                    maps == (i == vcpu.Component),
                    $"The state page '{context.MemoryName(vcpu.StateObject)}' is mapped by " +
                    $"'{tables.Text(tables.Components[i].Name)}' " +
                    $"{(maps ? "although it is not" : "not, although it is")} the monitor.");
            }
        }
    }

    private static AddressRange RangeOf(in GuestMappingRecord mapping) =>
        new(mapping.GuestPhysicalAddress, mapping.Size);

    private static void CheckMapping(
        CheckContext context, int guest, in GuestMappingRecord mapping, Dictionary<uint, int> owners)
    {
        AddressRange range = RangeOf(mapping);
        if (!context.Require(
            mapping.MemoryObject < context.Tables.Memory.Length && range.IsPages,
            $"Guest {guest} has memory at {range} that does not exist."))
        {
            return;
        }

        MemoryObjectRecord memory = context.Tables.Memory[mapping.MemoryObject];
        string name = context.MemoryName(mapping.MemoryObject);
        context.Require(
            memory.Kind == MemoryObjectKind.GuestRam, $"Guest {guest} can reach '{name}', which is not guest RAM.");
        context.Require(
            mapping.Offset % UserAddressSpace.PageSize == 0 && mapping.Offset <= memory.Size &&
                mapping.Size <= memory.Size - mapping.Offset,
            $"Guest {guest} has more of '{name}' than there is.");
        context.Require(
            owners.TryAdd(mapping.MemoryObject, guest) || owners[mapping.MemoryObject] == guest,
            $"Guest {guest} shares '{name}' with another guest.");
    }
}
