using CamkesNet.Abi;

namespace CamkesNet.Build.Checking;

/// <summary>Rules about physical memory: nothing that is separate by declaration shares an address.</summary>
internal static class MemoryRules
{
    public static void Check(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        var image = new AddressRange(
            KernelAddressSpace.LoadAddress, tables.Head.ImageEnd - KernelAddressSpace.LoadAddress);
        context.Require(
            tables.Head.ImageEnd % UserAddressSpace.PageSize == 0 &&
                tables.Head.ImageEnd > KernelAddressSpace.LoadAddress,
            $"The image ends at 0x{tables.Head.ImageEnd:X}, which is not a page behind its start.");
        List<(string Name, AddressRange Range)> fixedPlaces = [];
        for (int i = 0; i < tables.Memory.Length; i++)
        {
            MemoryObjectRecord memory = tables.Memory[i];
            string name = tables.Text(memory.Name);
            if (!context.Require(
                new AddressRange(memory.Source & ~(UserAddressSpace.PageSize - 1), memory.Size).IsPages &&
                memory.Source % UserAddressSpace.PageSize == 0,
                $"Memory '{name}' is not a number of whole pages."))
            {
                continue;
            }

            context.Require(
                memory.SourceSize <= memory.Size, $"Memory '{name}' is smaller than what it is initialized with.");
            switch (memory.Kind)
            {
                case MemoryObjectKind.InImage:
                    var pages = new AddressRange(memory.Source, memory.Size);
                    context.Require(image.Contains(pages), $"Memory '{name}' at {pages} is not part of the image.");
                    fixedPlaces.Add((name, pages));
                    break;
                case MemoryObjectKind.CopiedFromImage:
                    var source = new AddressRange(memory.Source, memory.SourceSize);
                    context.Require(
                        image.Contains(source), $"The contents of '{name}' at {source} are not part of the image.");
                    break;
                case MemoryObjectKind.Device:
                    var device = new AddressRange(memory.Source, memory.Size);
                    context.Require(!image.Overlaps(device), $"Device memory '{name}' at {device} overlaps the image.");
                    fixedPlaces.Add((name, device));
                    break;
                case MemoryObjectKind.Zeroed or MemoryObjectKind.GuestRam:
                    context.Require(memory.SourceSize == 0, $"Memory '{name}' starts as zeros but names contents.");
                    break;
                default:
                    context.Require(false, $"Memory '{name}' is of an unknown kind.");
                    break;
            }
        }

        CheckOverlaps(context, fixedPlaces);
        CheckIoPorts(context);
    }

    private static void CheckOverlaps(CheckContext context, List<(string Name, AddressRange Range)> places)
    {
        places.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
        for (int i = 1; i < places.Count; i++)
        {
            context.Require(
                !places[i - 1].Range.Overlaps(places[i].Range),
                $"Memory '{places[i - 1].Name}' at {places[i - 1].Range} overlaps " +
                $"'{places[i].Name}' at {places[i].Range}.");
        }
    }

    private static void CheckIoPorts(CheckContext context)
    {
        IoPortsRecord[] ranges = context.Tables.IoPorts;
        for (int i = 0; i < ranges.Length; i++)
        {
            context.Require(
                ranges[i].First <= ranges[i].Last,
                $"The I/O ports 0x{ranges[i].First:X}-0x{ranges[i].Last:X} end before they begin.");
            for (int j = 0; j < i; j++)
            {
                context.Require(
                    ranges[i].First > ranges[j].Last || ranges[j].First > ranges[i].Last,
                    $"The I/O ports 0x{ranges[i].First:X}-0x{ranges[i].Last:X} overlap " +
                    $"0x{ranges[j].First:X}-0x{ranges[j].Last:X}.");
            }
        }
    }
}
