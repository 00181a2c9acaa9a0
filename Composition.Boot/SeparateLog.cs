// The kernel's lines apart from the console.
namespace CamkesNet.Boot;

/// <summary>With this option the kernel writes its lines to the second serial port (Composition.Kernel/Log).</summary>
internal static class SeparateLog
{
    /// <summary>The kernel's option, which the boot loader passes on.</summary>
    public const string KernelOption = "camkes.log=com2";

    /// <summary>QEMU's arguments: the console stays where it is, and the second port is a file.</summary>
    /// <param name="file">The file's path.</param>
    public static IReadOnlyList<string> Ports(string file) => ["-serial", "mon:stdio", "-serial", $"file:{file}"];

    /// <summary>Creates the file, empty. Result: why that is not possible, or null.</summary>
    public static string? Create(string file)
    {
        try
        {
            File.WriteAllBytes(file, []);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"--log: '{file}' cannot be written: {error.Message}";
        }
    }
}
