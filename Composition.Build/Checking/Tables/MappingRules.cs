// What each address space contains. Where something lies is free; the component's own view of it, in its threads and
// its start-up page, says where it has to be, and this is where it is mapped: whole, once, with the granted rights.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>Mappings: what is granted and nothing else, apart from each other, with a gap below stacks.</summary>
internal static class MappingRules
{
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    public static void Check(CheckContext context)
    {
        foreach (ComponentAuthority component in context.Authority.Components)
        {
            MappingRecord[] mappings =
                [.. context.Tables.MappingsOf(context.Tables.Components[component.Index])];
            if (StartupPage.Read(context, component) is { } page)
            {
                Compare(context, component, mappings, [.. Granted(context, component, page)]);
            }

            CheckPlaces(context, component, mappings);
        }
    }

    private static IEnumerable<MappingRecord> Granted(
        CheckContext context, ComponentAuthority component, StartupPage page)
    {
        MappingRecord Map(ulong address, string memory, MappingRights rights) => new()
        {
            VirtualAddress = address,
            Size = memory == component.StartupPage ? page.Size : context.Authority.Memory[memory].Size,
            MemoryObject = context.MemoryIndexes[memory],
            Rights = rights,
        };
        foreach (SegmentFacts segment in component.Program.Segments.Where(segment => segment.MemorySize != 0))
        {
            string memory = segment.MemoryName(component.Program.Name, component.Name);
            yield return Map(segment.Address, memory, segment.Rights);
        }

        yield return Map(UserAddressSpace.StartupInfo, component.StartupPage, MappingRights.Read);
        yield return Map(page.HeapStart, component.Heap, ReadWrite);
        for (int i = 0; i < component.Instance.Threads.Count; i++)
        {
            ThreadRecord thread = context.Tables.Threads[component.FirstThread + i];
            yield return Map(thread.StackBottom, component.Stack(i), ReadWrite);
            yield return Map(thread.ThreadBlock, component.ThreadBlock(i), ReadWrite);
        }

        int number = 0;
        foreach (GrantedLink link in component.Ports.SelectMany(port => port.Links))
        {
            ulong address = page.LinkAddresses[number++];
            if (link.Memory is not null)
            {
                yield return Map(address, link.Memory, link.Rights);
            }

            string? before = link.Memory;
            foreach (string memory in link.MemoryBehind)
            {
                address += context.Authority.Memory[before!].Size;
                yield return Map(address, memory, link.Rights);
                before = memory;
            }
        }
    }

    private static void Compare(
        CheckContext context, ComponentAuthority component, MappingRecord[] mappings, List<MappingRecord> granted)
    {
        foreach (MappingRecord mapping in mappings)
        {
            context.Findings.Require(
                granted.Remove(mapping),
                $"'{component.Name}' maps {Describe(context, mapping)}, which the declarations do not grant.");
        }

        foreach (MappingRecord missing in granted)
        {
            context.Findings.Add($"'{component.Name}' does not map {Describe(context, missing)}.");
        }
    }

    private static void CheckPlaces(CheckContext context, ComponentAuthority component, MappingRecord[] mappings)
    {
        var user = new AddressRange(UserAddressSpace.ImageBase, UserAddressSpace.End - UserAddressSpace.ImageBase);
        foreach (MappingRecord mapping in mappings)
        {
            AddressRange range = RangeOf(mapping);
            if (!context.Findings.Require(
                range.IsPages && user.Contains(range),
                $"'{component.Name}' maps {Describe(context, mapping)}, which are not whole pages of its address "
                + $"space."))
            {
                return;
            }
        }

        Array.Sort(mappings, (a, b) => a.VirtualAddress.CompareTo(b.VirtualAddress));
        for (int i = 1; i < mappings.Length; i++)
        {
            context.Findings.Require(
                !RangeOf(mappings[i - 1]).Overlaps(RangeOf(mappings[i])),
                $"In '{component.Name}', {Describe(context, mappings[i - 1])} overlaps "
                + $"{Describe(context, mappings[i])}.");
        }

        for (int i = 0; i < component.Instance.Threads.Count; i++)
        {
            ulong bottom = context.Tables.Threads[component.FirstThread + i].StackBottom;
            var guard = new AddressRange(unchecked(bottom - UserAddressSpace.PageSize), UserAddressSpace.PageSize);
            context.Findings.Require(
                guard.IsPages && !mappings.Any(mapping => RangeOf(mapping).Overlaps(guard)),
                $"The page below the stack of '{component.Thread(i)}' is mapped, so an overflow would go unnoticed.");
        }
    }

    private static AddressRange RangeOf(in MappingRecord mapping) => new(mapping.VirtualAddress, mapping.Size);

    private static string Describe(CheckContext context, in MappingRecord mapping) =>
        (mapping.MemoryObject < context.Tables.Memory.Length
            ? $"'{context.Tables.Text(context.Tables.Memory[mapping.MemoryObject].Name)}'"
            : $"memory {mapping.MemoryObject}")
        + $" at {RangeOf(mapping)} from offset 0x{mapping.Offset:X} ({mapping.Rights})";
}
