// How large the kernel, the components and the image are, and how much code runs in ring 0.
using System.Buffers.Binary;
using System.Text.Json;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Reads the sample's image and the layout beside it.</summary>
internal static class SizeBenchmark
{
    private const string Name = "size";
    private const string ArchiveObject = "guest-archive";
    private const double Kibibyte = 1024;

    /// <summary>Bytes as they are in the image: code, constants, initial data; no heaps, stacks or zeros.</summary>
    public static void Measure()
    {
        var repository = Repository.Find();
        var code = KernelCode.Count(repository.Root);
        Print("kernel code, resident", code.Resident, reach: 7000);
        Print("kernel code with its boot stage", code.All, reach: 8600);
        string image = ImageBuild.Run(repository, new ImageRequest(GuestApp.Sample, null, null, null));
        using var layout = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(image, ".layout.json")));
        var sizes = layout.RootElement.GetProperty("memory").EnumerateArray().ToDictionary(
            memory => memory.GetProperty("name").GetString()!,
            memory => memory.GetProperty("sourceSize").GetUInt64());

        Print("kernel", KernelSize(File.ReadAllBytes(image)), reach: 256);
        foreach (JsonElement component in layout.RootElement.GetProperty("components").EnumerateArray())
        {
            ulong size = component.GetProperty("mappings").EnumerateArray()
                .Select(mapping => mapping.GetProperty("memory").GetString()!)
                .Where(memory => memory != ArchiveObject)
                .Aggregate(0UL, (sum, memory) => sum + sizes[memory]);
            bool isMonitor = component.GetProperty("isVirtualMachine").GetBoolean();
            Print(component.GetProperty("name").GetString()!, size, isMonitor ? 1024 : null);
        }

        ulong guestFiles = sizes.GetValueOrDefault(ArchiveObject);
        Print("image without guest files", (ulong)new FileInfo(image).Length - guestFiles, reach: 3072);
        Print("guest files", guestFiles, null);
    }

    private static void Print(string name, int lines, double reach) =>
        new Figure(Name, name, lines, "lines", reach).Print();

    private static void Print(string name, ulong bytes, double? reach) =>
        new Figure(Name, name, Math.Round(bytes / Kibibyte, 1), "KiB", reach).Print();

    /// <summary>Bytes of the loadable segments but the last, which is the payload (System V ABI, chapter 5).</summary>
    private static ulong KernelSize(ReadOnlySpan<byte> elf)
    {
        const int HeadersOffset = 0x20, HeaderCountOffset = 0x38, HeaderSize = 56, FileSizeOffset = 32;
        const uint Load = 1;
        int start = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf[HeadersOffset..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[HeaderCountOffset..]);
        ulong sum = 0, last = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = elf.Slice(start + (i * HeaderSize), HeaderSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) == Load)
            {
                last = BinaryPrimitives.ReadUInt64LittleEndian(header[FileSizeOffset..]);
                sum += last;
            }
        }

        return sum - last;
    }
}
