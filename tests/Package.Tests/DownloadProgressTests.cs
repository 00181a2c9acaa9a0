// What a person sees while the packages of a guest are downloaded.
using System.Runtime.Versioning;
using CamkesNet.Guests;

namespace CamkesNet.Tests;

[SupportedOSPlatform("linux")]
internal sealed class DownloadProgressTests
{
    [Test]
    public void Size_and_each_further_tenth_are_shown()
    {
        using var output = new StringWriter();
        var progress = new DownloadProgress(output, "linux-image-amd64", 68_400_000);
        foreach (long bytes in (long[])[0, 5_000_000, 7_000_000, 7_500_000, 35_000_000, 68_400_000])
        {
            progress.Report(bytes);
        }

        Assert.That(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo((string[])
        [
            "guests: downloading Debian package linux-image-amd64 (68.4 MB)",
            "guests: linux-image-amd64: 10 % of 68.4 MB",
            "guests: linux-image-amd64: 50 % of 68.4 MB",
            "guests: linux-image-amd64: 100 % of 68.4 MB",
        ]));
    }

    [Test]
    public void A_download_of_unknown_size_is_named()
    {
        using var output = new StringWriter();
        new DownloadProgress(output, "busybox", 0).Report(1000);
        Assert.That(output.ToString().TrimEnd(), Is.EqualTo("guests: downloading Debian package busybox"));
    }
}
