// Takes the bzImage out of a Debian kernel package.
namespace CamkesNet.Guests;

/// <summary>The guest's kernel, unmodified.</summary>
internal static class GuestKernel
{
    /// <summary>Writes the kernel of <paramref name="package"/> to <paramref name="output"/>.</summary>
    public static void Make(DebianPackages packages, string package, string output)
    {
        string concrete = DebianPackages.FollowDependency(package, "linux-image-");
        byte[] kernel = packages.ReadFile(
            concrete, path => path.StartsWith("boot/vmlinuz-", StringComparison.Ordinal));
        File.WriteAllBytes(output, kernel);
        Console.WriteLine($"guests: {output} ({kernel.Length / 1024} KiB, {concrete})");
    }
}
