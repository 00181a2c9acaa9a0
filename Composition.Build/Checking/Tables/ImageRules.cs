// Proves that what lies at fixed physical places lies apart.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// Physical places: the pieces of the image and the devices share no page, and what fills up the last page of a piece
/// is zero, so that a component that maps a piece sees nothing else.
/// </summary>
internal static class ImageRules
{
    public static void Check(CheckContext context)
    {
        ImageFacts image = context.Image;
        Findings findings = context.Findings;
        List<(string Name, AddressRange Pages)> places = [("the kernel", PagesOf(image.Kernel))];
        foreach ((string name, AddressRange bytes) in Pieces(context))
        {
            AddressRange pages = PagesOf(bytes);
            AddressRange rest = new(bytes.Start + bytes.Size, pages.Size - bytes.Size);
            if (findings.Require(
                bytes.Size == 0 || (pages.IsPages && image.Contains(pages)),
                $"The place of {name} at {bytes} is not a run of pages of the image."))
            {
                findings.Require(
                    !image.Read(rest).ContainsAnyExcept((byte)0),
                    $"The last page of {name} holds something else.");
                places.Add((name, pages));
            }
        }

        AddressRange whole = new(image.Kernel.Start, image.End - image.Kernel.Start);
        findings.Require(
            image.Kernel.Start == KernelAddressSpace.LoadAddress && image.Kernel.Size != 0
                && image.Kernel.Start + image.Kernel.Size <= image.PayloadStart,
            $"The kernel at {image.Kernel} is not at the start of the image.");
        foreach (GrantedMemory device in context.Authority.Memory.Values
            .Where(memory => memory.Kind == MemoryObjectKind.Device))
        {
            AddressRange pages = new(device.Source, device.Size);
            if (findings.Require(
                pages.IsPages && !pages.Overlaps(whole),
                $"Device memory '{device.Name}' at {pages} overlaps the image."))
            {
                places.Add(($"'{device.Name}'", pages));
            }
        }

        CheckOverlaps(findings, places);
        foreach (ProgramFacts program in image.Programs.Values)
        {
            foreach (SegmentFacts segment in program.Segments)
            {
                findings.Require(
                    segment.IsWritable || segment.Contents.Size == 0
                        || WholePages.Of(segment.MemorySize) == WholePages.Of(segment.Contents.Size),
                    $"'{program.Name}.{segment.Name}' has more pages in memory than in the image.");
                findings.Require(
                    !(segment.IsWritable && segment.Rights.HasFlag(MappingRights.Execute)),
                    $"'{program.Name}.{segment.Name}' is writable and executable.");
            }
        }
    }

    private static IEnumerable<(string Name, AddressRange Bytes)> Pieces(CheckContext context)
    {
        ImageFacts image = context.Image;
        yield return ("the boot tables", image.Tables);
        yield return ("the archive", image.Archive);
        foreach (ProgramFacts program in image.Programs.Values)
        {
            yield return ($"the symbols of '{program.Name}'", program.Symbols);
            foreach (SegmentFacts segment in program.Segments)
            {
                yield return ($"'{program.Name}.{segment.Name}'", segment.Contents);
            }
        }

        foreach (ComponentAuthority component in context.Authority.Components)
        {
            MemoryObjectRecord page = context.Tables.Memory[context.MemoryIndexes[component.StartupPage]];
            yield return ($"'{component.StartupPage}'", new AddressRange(page.Source, page.SourceSize));
        }
    }

    private static AddressRange PagesOf(AddressRange bytes) => new(bytes.Start, WholePages.Of(bytes.Size));

    private static void CheckOverlaps(Findings findings, List<(string Name, AddressRange Pages)> places)
    {
        places.Sort((a, b) => a.Pages.Start.CompareTo(b.Pages.Start));
        for (int i = 1; i < places.Count; i++)
        {
            findings.Require(
                !places[i - 1].Pages.Overlaps(places[i].Pages),
                $"The place of {places[i - 1].Name} at {places[i - 1].Pages} overlaps {places[i].Name} at "
                + $"{places[i].Pages}.");
        }
    }
}
