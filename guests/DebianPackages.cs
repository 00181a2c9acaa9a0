// Downloads Debian packages by name and reads the files in them, without installing anything.
using System.Diagnostics;
using System.Formats.Tar;

namespace CamkesNet.Guests;

/// <summary>Packages as apt-get brings them, kept in a folder so that they are downloaded once.</summary>
/// <param name="folder">Where the packages are kept.</param>
/// <param name="lists">The package lists to look in.</param>
internal sealed class DebianPackages(string folder, PackageLists lists)
{
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
                unpacking.StandardOutput.BaseStream.CopyTo(Stream.Null); // lets dpkg-deb end in peace
                return contents.ToArray();
            }
        }

        throw new GuestException($"package {package} has no file of the kind that is looked for.");
    }

    /// <summary>The first package that a meta package depends on and whose name starts as given.</summary>
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

        Console.WriteLine($"guests: downloading Debian package {package}");
        Run("apt-get", ["-qq", .. lists.Options, "download", package], folder);
        return Found() is [var downloaded, ..]
            ? downloaded
            : throw new GuestException($"apt-get brought no file for package {package}; run 'apt-get update'.");
    }

    private static string Run(string program, string[] arguments, string? workingDirectory = null)
    {
        using Process process = Start(program, arguments, workingDirectory);
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? text
            : throw new GuestException(
                $"'{program} {string.Join(' ', arguments)}' ended with status {process.ExitCode}; " +
                "check that the package exists ('apt-cache policy NAME') and that 'apt-get update' has been run.");
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
            throw new GuestException($"'{program}' was not found; guest files are made on Debian or a relative of it.");
        }
    }
}
