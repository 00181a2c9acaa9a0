// Says how far a download is.
using System.Globalization;

namespace CamkesNet.Guests;

/// <summary>Writes a line at the beginning and at each further tenth.</summary>
internal sealed class DownloadProgress
{
    private const double BytesPerMB = 1e6;
    private const int Step = 10;

    private readonly TextWriter output;
    private readonly string package;
    private readonly long size;
    private int reported;

    /// <param name="output">Where the lines go.</param>
    /// <param name="package">What is downloaded.</param>
    /// <param name="size">Its bytes; 0 if unknown.</param>
    public DownloadProgress(TextWriter output, string package, long size)
    {
        this.output = output;
        this.package = package;
        this.size = size;
        output.WriteLine($"guests: downloading Debian package {package}{(size > 0 ? $" ({Size})" : "")}");
    }

    private string Size => (size / BytesPerMB).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    /// <summary>So many bytes have arrived.</summary>
    public void Report(long bytes)
    {
        int percent = size > 0 ? (int)Math.Min(bytes * 100 / size, 100) : 0;
        if (percent >= reported + Step)
        {
            reported = percent / Step * Step;
            output.WriteLine($"guests: {package}: {reported} % of {Size}");
        }
    }
}
