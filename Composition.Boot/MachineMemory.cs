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
    public static int For(string image)
    {
        string report = Path.ChangeExtension(image, ".layout.json");
        if (!File.Exists(report))
        {
            return Least;
        }

        using FileStream stream = File.OpenRead(report);
        using var layout = JsonDocument.Parse(stream);
        ulong bytes = layout.RootElement.GetProperty("imageEnd").GetUInt64()
            + layout.RootElement.GetProperty("memoryNeeded").GetUInt64();
        return For(bytes);
    }

    /// <summary>The memory for an image that needs <paramref name="bytes"/>, in MiB.</summary>
    public static int For(ulong bytes)
    {
        ulong needed = (bytes / BytesPerMiB) + 1;
        needed += Reserve + (needed / Reserve);
        return (int)Math.Max(Least, (needed + Unit - 1) / Unit * Unit);
    }
}
