// Creates an initramfs: busybox with a link for each of its commands, and the files of an overlay folder.
using System.Diagnostics;
using System.Text;
using CamkesNet.Build.Archives;

namespace CamkesNet.Guests;

/// <summary>A root file system that starts a login prompt on the first serial port.</summary>
internal static class RootFileSystem
{
    private const string BusyBox = "bin/busybox";

    private static readonly string[] directories =
    [
        "bin", "dev", "etc", "etc/init.d", "mnt", "proc", "root", "run", "sbin", "sys", "tmp", "usr", "usr/bin",
        "usr/sbin", "var", "var/log",
    ];

    /// <summary>Device nodes that Linux needs before it mounts devtmpfs: Linux, admin-guide/devices.txt.</summary>
    private static readonly (string Name, uint Major, uint Minor)[] devices =
    [
        ("dev/console", 5, 1), ("dev/null", 1, 3), ("dev/ttyS0", 4, 64),
    ];

    /// <summary>Writes the archive. The same packages and overlay produce the same bytes.</summary>
    /// <param name="packages">The packages of the guest's architecture.</param>
    /// <param name="ownPackages">The packages of this machine's architecture.</param>
    /// <param name="toolsPackage">The name of the package with busybox, in both.</param>
    /// <param name="overlay">The folder whose files are added.</param>
    /// <param name="output">The archive's path.</param>
    public static void Create(
        DebianPackages packages, DebianPackages ownPackages, string toolsPackage, string overlay, string output)
    {
        byte[] busyBox = packages.ReadFile(toolsPackage, path => path == BusyBox);
        byte[] ownBusyBox = ownPackages.ReadFile(toolsPackage, path => path == BusyBox);
        using (FileStream file = File.Create(output))
        using (var archive = new CpioWriter(file))
        {
            foreach (string directory in directories)
            {
                archive.AddDirectory(directory);
            }

            foreach ((string? name, uint major, uint minor) in devices)
            {
                archive.AddCharacterDevice(name, major, minor, CpioMode.OwnerOnly);
            }

            archive.AddFile(BusyBox, busyBox, CpioMode.Executable);
            foreach (string command in CommandsOf(ownBusyBox).Where(command => HasCommand(busyBox, command)))
            {
                archive.AddSymbolicLink(command, "/" + BusyBox);
            }

            archive.AddSymbolicLink("init", "/sbin/init");
            AddOverlay(archive, overlay);
        }

        Console.WriteLine($"guests: {output} ({new FileInfo(output).Length / 1024} KiB)");
    }

    // A busybox contains the names of its commands, each between zero bytes.
    private static bool HasCommand(byte[] busyBox, string command) =>
        busyBox.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{Path.GetFileName(command)}\0")) >= 0;

    /// <summary>Runs a busybox to list the paths of its commands ("bin/ls", "sbin/getty", …).</summary>
    /// <remarks>
    /// This machine must be able to run it. A 64-bit Linux may be unable to run a guest's 32-bit busybox.
    /// </remarks>
    private static IEnumerable<string> CommandsOf(byte[] busyBox)
    {
        // busybox selects its function by the name under which it is started.
        string folder = Directory.CreateTempSubdirectory("guests").FullName;
        string program = Path.Combine(folder, "busybox");
        try
        {
            File.WriteAllBytes(program, busyBox);
            File.SetUnixFileMode(
                program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using Process listing = Process.Start(
                new ProcessStartInfo(program, ["--list-full"]) { RedirectStandardOutput = true })!;
            string text = listing.StandardOutput.ReadToEnd();
            listing.WaitForExit();
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => path != BusyBox && path.Contains('/', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToArray();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddOverlay(CpioWriter archive, string overlay)
    {
        foreach (string path in Directory.GetFiles(overlay, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] contents = File.ReadAllBytes(path);
            bool isScript = contents.AsSpan().StartsWith("#!"u8);
            archive.AddFile(
                Path.GetRelativePath(overlay, path).Replace('\\', '/'),
                contents,
                isScript ? CpioMode.Executable : CpioMode.DefaultFile);
        }
    }
}
