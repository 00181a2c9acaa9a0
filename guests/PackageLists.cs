// Which of Debian's package lists apt looks in: the machine's own, or those of another architecture.
using System.Diagnostics;

namespace CamkesNet.Guests;

/// <summary>
/// The lists of one architecture. Those of a foreign one are kept in a folder of ours, so that the machine's own
/// configuration ("dpkg --add-architecture") stays as it is.
/// </summary>
internal sealed class PackageLists
{
    // apt drops root's rights for downloads, and the folder need not be readable for its own user.
    private static readonly string[] commonOptions = ["-o", "APT::Sandbox::User=root"];

    private PackageLists(string architecture, string[] options)
    {
        Architecture = architecture;
        Options = options;
    }

    /// <summary>Debian's name of the architecture.</summary>
    public string Architecture { get; }

    /// <summary>What apt-get and apt-cache are given.</summary>
    public string[] Options { get; }

    /// <summary>The machine's own lists.</summary>
    public static PackageLists Own()
    {
        using Process query = Process.Start(
            new ProcessStartInfo("dpkg", ["--print-architecture"]) { RedirectStandardOutput = true })!;
        string architecture = query.StandardOutput.ReadToEnd().Trim();
        query.WaitForExit();
        return new PackageLists(architecture, commonOptions);
    }

    /// <summary>The lists of an architecture; foreign ones are fetched when they are not in the folder yet.</summary>
    public static PackageLists Of(string architecture, string folder)
    {
        PackageLists own = Own();
        if (architecture == own.Architecture)
        {
            return own;
        }

        string lists = Path.Combine(folder, architecture);
        bool isNew = !Directory.Exists(lists);
        Directory.CreateDirectory(Path.Combine(lists, "partial"));
        string[] options =
        [
            .. commonOptions,
            "-o", $"APT::Architecture={architecture}",
            "-o", $"APT::Architectures::={architecture}",
            "-o", $"Dir::State::Lists={lists}",
            "-o", $"Dir::Cache={Path.Combine(folder, "cache")}",
            "-o", "Dir::State::status=/dev/null",
        ];
        if (isNew)
        {
            Update(architecture, options);
        }

        return new PackageLists(architecture, options);
    }

    // A source without this architecture makes apt-get complain though the others are there: the download will tell.
    private static void Update(string architecture, string[] options)
    {
        Console.WriteLine($"guests: fetching the package lists of {architecture}");
        using Process update = Process.Start(
            new ProcessStartInfo("apt-get", ["-qq", .. options, "update"]) { RedirectStandardError = true })!;
        update.StandardError.ReadToEnd();
        update.WaitForExit();
    }
}
