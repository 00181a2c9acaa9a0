// Which image is wanted: an app, and what of its guest is replaced.
using System.Security.Cryptography;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>An app and, where not null, the user's own guest kernel, initrd and kernel command line.</summary>
public sealed record ImageRequest(string Sample, string? Kernel, string? Initrd, string? CommandLine)
{
    /// <summary>Make an ISO beside the image.</summary>
    public bool WithIso { get; init; }

    /// <summary>True when the image differs from what the app alone would give.</summary>
    public bool HasOwnGuest => Kernel != null || Initrd != null || CommandLine != null;

    /// <summary>A short name for this combination, so that images of different guests do not replace each other.</summary>
    public string Variant => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Kernel}\n{Initrd}\n{CommandLine}")))[..8];

    /// <summary>Refuses files that are not there, before anything is installed or built.</summary>
    /// <exception cref="LauncherException">Names the flag and the file.</exception>
    public void Check()
    {
        CheckFile("--kernel", Kernel);
        CheckFile("--initrd", Initrd);
    }

    private static void CheckFile(string flag, string? path)
    {
        if (path != null && !File.Exists(path))
        {
            string what = Directory.Exists(path) ? "is a folder" : "does not exist";
            throw new LauncherException($"{flag}: '{path}' {what}; give the path of a file.");
        }
    }
}
