// Extracts the bzImage from a Debian kernel package.
namespace CamkesNet.Guests;

/// <summary>The guest's kernel, unmodified.</summary>
internal static class GuestKernel
{
    /// <summary>The folder of the text installer's kernel in the Debian installer's netboot packages.</summary>
    private const string InstallerKernel = "/text/debian-installer/";

    /// <summary>Writes the kernel of <paramref name="package"/> to <paramref name="output"/>.</summary>
    public static void Create(DebianPackages packages, string package, string output)
    {
        string concrete = packages.FollowDependency(package, "linux-image-");
        byte[] kernel = packages.ReadFile(concrete, IsKernel);
        File.WriteAllBytes(output, kernel);
        Console.WriteLine($"guests: {output} ({kernel.Length / 1024} KiB, {concrete})");
    }

    private static bool IsKernel(string path) =>
        path.StartsWith("boot/vmlinuz-", StringComparison.Ordinal)
        || (path.Contains(InstallerKernel, StringComparison.Ordinal) && path.EndsWith("/linux", StringComparison.Ordinal));
}
