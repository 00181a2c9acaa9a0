// The image to build: an app, and replacements for its guest's files.
using System.Security.Cryptography;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>An app and, where not null, the user's own guest kernel, initrd and kernel command line.</summary>
public sealed record ImageRequest(string Sample, string? Kernel, string? Initrd, string? CommandLine)
{
    // As many clients as a badge distinguishes at a server.
    private const int MostVms = ushort.MaxValue;

    /// <summary>Whether to create an ISO next to the image.</summary>
    public bool WithIso { get; init; }

    /// <summary>How many virtual machines there are, all with the same files; null for the app's own.</summary>
    public int? Vms { get; init; }

    /// <summary>The RAM of each virtual machine in MiB; null for the app's own.</summary>
    public int? GuestMemoryMb { get; init; }

    /// <summary>Whether the virtual machines are other ones than the app declares.</summary>
    public bool HasOwnMachines => Vms != null || GuestMemoryMb != null;

    /// <summary>Whether the ISO asks the kernel for a log apart from the console.</summary>
    public bool HasSeparateLog { get; init; }

    /// <summary>Whether the image differs from the one that the app's project describes.</summary>
    public bool HasOwnGuest => Kernel != null || Initrd != null || CommandLine != null;

    /// <summary>A short name for this combination, so that images of different guests do not replace each other.</summary>
    public string Variant => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Kernel}\n{Initrd}\n{CommandLine}{Machines}")))[..8];

    private string Machines => HasOwnMachines ? $"\n{Vms}\n{GuestMemoryMb}" : "";

    /// <summary>Checks files and numbers, before anything is installed or built.</summary>
    /// <exception cref="LauncherException">
    /// A file does not exist, or a number is not possible; the message names the flag.
    /// </exception>
    public void Check()
    {
        if (HasOwnMachines && Sample != GuestApp.Sample)
        {
            throw new LauncherException(
                $"--vms and --guest-memory make more of {GuestApp.Sample}'s virtual machine: use them without --sample.");
        }

        CheckNumber("--vms", Vms, 1, MostVms);
        CheckNumber("--guest-memory", GuestMemoryMb, GuestRamRange.LeastMebibytes, GuestRamRange.MostMebibytes);
        CheckFile("--kernel", Kernel);
        CheckFile("--initrd", Initrd);
    }

    private static void CheckNumber(string flag, int? value, int least, int most)
    {
        if (value is { } number && (number < least || number > most))
        {
            throw new LauncherException($"{flag}: {number} is out of range; use {least} to {most}.");
        }
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
