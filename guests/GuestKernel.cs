// Takes the bzImage out of a Debian kernel package.
namespace CamkesNet.Guests;

/// <summary>The guest's kernel, unmodified.</summary>
internal static class GuestKernel
{
    /// <summary>A folder of the Debian installer's netboot packages; the text installer's kernel.</summary>
    private const string InstallerKernel = "/text/debian-installer/";

    /// <summary>Writes the kernel of <paramref name="package"/> to <paramref name="output"/>.</summary>
    public static void Make(DebianPackages packages, string package, string output)
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
