// The package lists that apt uses: the machine's own, or those of another architecture.
using System.Diagnostics;

namespace CamkesNet.Guests;

/// <summary>
/// The lists of one architecture. Those of a foreign architecture are kept in a separate folder, so that the machine's
/// own configuration ("dpkg --add-architecture") does not change.
/// </summary>
internal sealed class PackageLists
{
    // For downloads, apt switches from root to its own user, which may have no access to the folder.
    private static readonly string[] commonOptions = ["-o", "APT::Sandbox::User=root"];

    private PackageLists(string architecture, string[] options)
    {
        Architecture = architecture;
        Options = options;
    }

    /// <summary>Debian's name for the architecture.</summary>
    public string Architecture { get; }

    /// <summary>The options for apt-get and apt-cache.</summary>
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

    /// <summary>The lists of an architecture. Foreign lists are downloaded if the folder does not have them.</summary>
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

    // apt-get reports an error if one of several sources lacks the architecture. A missing package fails its download.
    private static void Update(string architecture, string[] options)
    {
        Console.WriteLine($"guests: fetching the package lists of {architecture}");
        using Process update = Process.Start(
            new ProcessStartInfo("apt-get", ["-qq", .. options, "update"]) { RedirectStandardError = true })!;
        update.StandardError.ReadToEnd();
        update.WaitForExit();
    }
}
