// The image to build: an app, and replacements for its guest's files.
using System.Security.Cryptography;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>An app and, where not null, the user's own guest kernel, initrd and kernel command line.</summary>
public sealed record ImageRequest(string Sample, string? Kernel, string? Initrd, string? CommandLine)
{
    /// <summary>Whether to create an ISO next to the image.</summary>
    public bool WithIso { get; init; }

    /// <summary>Whether the image differs from the one that the app's project describes.</summary>
    public bool HasOwnGuest => Kernel != null || Initrd != null || CommandLine != null;

    /// <summary>A short name for this combination, so that images of different guests do not replace each other.</summary>
    public string Variant => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Kernel}\n{Initrd}\n{CommandLine}")))[..8];

    /// <summary>Checks that the files exist, before anything is installed or built.</summary>
    /// <exception cref="LauncherException">A file does not exist; the message names the flag and the file.</exception>
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
