// Downloads Debian packages by name and reads the files in them, without installing anything.
using System.Diagnostics;
using System.Formats.Tar;

namespace CamkesNet.Guests;

/// <summary>Packages that apt-get downloads once and keeps in a folder.</summary>
/// <param name="folder">The folder of the downloaded packages.</param>
/// <param name="lists">The package lists in which apt-get finds them.</param>
internal sealed class DebianPackages(string folder, PackageLists lists)
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(500);

    /// <summary>The regular file in a package whose path satisfies <paramref name="isWanted"/>.</summary>
    public byte[] ReadFile(string package, Func<string, bool> isWanted)
    {
        string archive = Download(package);
        using Process unpacking = Start("dpkg-deb", ["--fsys-tarfile", archive]);
        using var files = new TarReader(unpacking.StandardOutput.BaseStream);
        while (files.GetNextEntry() is { } entry)
        {
            string path = entry.Name.TrimStart('.', '/');
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && isWanted(path))
            {
                using var contents = new MemoryStream();
                entry.DataStream?.CopyTo(contents);
                unpacking.StandardOutput.BaseStream.CopyTo(Stream.Null); // dpkg-deb fails if its output is not read
                return contents.ToArray();
            }
        }

        throw new GuestException(
            $"package {package} does not contain the expected file: name another package (--kernel-package, "
            + "--tools-package).");
    }

    /// <summary>
    /// The first dependency of a metapackage whose name starts with <paramref name="prefix"/>; the package itself if
    /// there is none.
    /// </summary>
    public string FollowDependency(string package, string prefix)
    {
        foreach (string line in Run("apt-cache", [.. lists.Options, "depends", package]).Split('\n'))
        {
            string[] words = line.Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Depends", var name, ..] && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return package;
    }

    private string Download(string package)
    {
        Directory.CreateDirectory(folder);
        string[] Found() =>
        [
            .. Directory.GetFiles(folder, $"{package}_*_{lists.Architecture}.deb"),
            .. Directory.GetFiles(folder, $"{package}_*_all.deb"),
        ];
        if (Found() is [var cached, ..])
        {
            return cached;
        }

        Fetch(package);
        return Found() is [var downloaded, ..]
            ? downloaded
            : throw new GuestException($"apt-get downloaded no file for package {package}: run 'apt-get update'.");
    }

    /// <summary>Downloads a package and says how large it is and how much of it has arrived.</summary>
    private void Fetch(string package)
    {
        // "'URI' FILE BYTES SHA256:…" (apt-get(8), --print-uris).
        string[] words = Run("apt-get", ["-qq", .. lists.Options, "--print-uris", "download", package]).Split(' ');
        long size = words.Length > 2 && long.TryParse(words[2], out long bytes) ? bytes : 0;
        var progress = new DownloadProgress(Console.Out, package, size);
        using Process download = Start("apt-get", ["-qq", .. lists.Options, "download", package], folder);
        while (!download.WaitForExit(interval))
        {
            var partial = new FileInfo(Path.Combine(folder, words.Length > 1 ? words[1] : package));
            progress.Report(partial.Exists ? partial.Length : 0);
        }

        Check(download, "apt-get", ["download", package]);
    }

    private static string Run(string program, string[] arguments, string? workingDirectory = null)
    {
        using Process process = Start(program, arguments, workingDirectory);
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Check(process, program, arguments);
        return text;
    }

    private static void Check(Process process, string program, string[] arguments)
    {
        if (process.ExitCode != 0)
        {
            throw new GuestException(
                $"'{program} {string.Join(' ', arguments)}' failed with status {process.ExitCode}: run "
                + "'apt-get update', and check that the package exists ('apt-cache policy NAME').");
        }
    }

    private static Process Start(string program, string[] arguments, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = workingDirectory ?? string.Empty,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new GuestException(
                $"'{program}' was not found: create guest files on Debian or a distribution derived from it.");
        }
    }
}
