// A system for the tests of layout and checker, with every kind of part: clients, a server with devices, two guests.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Tests.Layout;

internal static class SampleSystem
{
    /// <summary>Behind a kernel of one MiB.</summary>
    public const ulong PayloadStart = KernelAddressSpace.LoadAddress + 0x10_0000;
    public const ulong Entry = 0x40_0200;

    private const string Document = "sample.json";

    /// <summary>The document, written by hand: declarations and the layout that follows from them.</summary>
    public static string Json { get; } = ReadDocument();

    public static SystemDocument Declared() => SystemDocumentReader.Parse(Json, "sample");

    /// <summary>The system placed behind a kernel that ends at <see cref="PayloadStart"/>.</summary>
    public static PlacedSystem Place(out PayloadPlacement payload) =>
        Place(Declared(), out payload, out _, out _);

    /// <summary>Another system of the sample's components, placed likewise.</summary>
    public static PlacedSystem Place(SystemDocument system) => Place(system, out _, out _, out _);

    /// <summary>The whole image behind the kernel, as the checker reads it.</summary>
    public static ImageFacts Image() => Image(Declared());

    /// <summary>The image of another version of the system.</summary>
    public static ImageFacts Image(SystemDocument system)
    {
        PlacedSystem placed = Place(
            system,
            out PayloadPlacement payload,
            out Dictionary<DeclaredImplementation, ComponentImage> images,
            out GuestArchivePlace archive);
        ulong tablesAddress = payload.Reserve((ulong)BootTablesWriter.Write(placed, imageEnd: 0).Length);
        byte[] tables = BootTablesWriter.Write(placed, payload.End);
        payload.Put(tablesAddress, tables);
        return new ImageFacts
        {
            Kernel = new AddressRange(
                KernelAddressSpace.LoadAddress, PayloadStart - KernelAddressSpace.LoadAddress),
            Tables = new AddressRange(tablesAddress, (ulong)tables.Length),
            Archive = new AddressRange(archive.Address, archive.Size),
            Programs = images.ToDictionary(entry => entry.Key, entry => ProgramPlaces.Of(entry.Value)),
            PayloadStart = payload.Start,
            Payload = payload.ToSegment(0)!.Bytes,
        };
    }

    private static PlacedSystem Place(
        SystemDocument system,
        out PayloadPlacement payload,
        out Dictionary<DeclaredImplementation, ComponentImage> images,
        out GuestArchivePlace archive)
    {
        payload = new PayloadPlacement(PayloadStart);
        images = [];
        DeclaredImplementation[] implementations =
        [
            .. system.Instances.Where(instance => !instance.Hardware).Select(instance => instance.Implementation),
            ReporterAddition.Implementation,
        ];
        foreach ((DeclaredImplementation implementation, string name) in ProgramNames.Of(implementations.Distinct()))
        {
            images.Add(implementation, Image(name, payload));
        }

        archive = new GuestArchivePlace(payload.Add(new byte[10000]), 10000);
        return SystemPlacer.Place(system, images, payload, archive);
    }

    private static string ReadDocument()
    {
        using Stream stream = typeof(SampleSystem).Assembly.GetManifestResourceStream(Document)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ComponentImage Image(string name, PayloadPlacement payload)
    {
        LinkedSegment[] segments =
        [
            Segment("text", 0x40_0000, 0x1800, 0x1800, SegmentFlags.Execute),
            Segment("rodata", 0x40_2000, 0x100, 0x100, SegmentFlags.Read),
            Segment("data", 0x40_3000, 0x200, 0x2345, SegmentFlags.Write),
        ];
        return new ComponentImage
        {
            Name = name,
            Image = new LinkedImage
            {
                Name = name,
                Segments = segments,
                Symbols = [],
                DebugSections = [],
                EntryAddress = Entry,
            },
            SegmentSources = [.. segments.Select(segment => payload.Add(segment.Bytes))],
            StartupHeap = 0x1000,
            SymbolTable = payload.Add(new byte[100]),
            SymbolTableSize = 100,
        };
    }

    private static LinkedSegment Segment(string name, ulong address, int size, ulong memory, SegmentFlags flags) =>
        new()
        {
            Name = name,
            VirtualAddress = address,
            Bytes = new byte[size],
            MemorySize = memory,
            Flags = flags,
        };
}
