// How much memory an image needs.
using System.Text.Json;

namespace CamkesNet.Boot;

/// <summary>Sizes the emulated machine by the layout that the build has written beside the image.</summary>
internal static class MachineMemory
{
    /// <summary>What a machine has at least, in MiB.</summary>
    public const int Least = 512;

    private const ulong BytesPerMiB = 1 << 20;

    /// <summary>For what the layout does not count: page tables of guests, the firmware, the hole below 1 MiB.</summary>
    private const ulong Reserve = 64;

    private const ulong Unit = 64;

    /// <summary>The memory for an image (or the ISO beside it), in MiB.</summary>
    public static int For(string image) => BytesNeeded(image) is { } bytes ? For(bytes) : Least;

    /// <summary>
    /// What is wrong with a machine of so many MiB for an image, or null. With less than the image takes to be loaded, a
    /// machine could not say so itself.
    /// </summary>
    public static string? Complaint(string image, int mebibytes)
    {
        ulong needed = ((BytesNeeded(image) ?? 0) / BytesPerMiB) + 1;
        return mebibytes > 0 && (ulong)mebibytes >= needed
            ? null
            : $"the machine has {mebibytes} MiB of memory, but the image needs more than {needed - 1} MiB; "
                + $"give it {For(image)}";
    }

    private static ulong? BytesNeeded(string image)
    {
        string report = Path.ChangeExtension(image, ".layout.json");
        if (!File.Exists(report))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(report);
        using var layout = JsonDocument.Parse(stream);
        return layout.RootElement.GetProperty("imageEnd").GetUInt64()
            + layout.RootElement.GetProperty("memoryNeeded").GetUInt64();
    }

    /// <summary>The memory for an image that needs <paramref name="bytes"/>, in MiB.</summary>
    public static int For(ulong bytes)
    {
        ulong needed = (bytes / BytesPerMiB) + 1;
        needed += Reserve + (needed / Reserve);
        return (int)Math.Max(Least, (needed + Unit - 1) / Unit * Unit);
    }
}
