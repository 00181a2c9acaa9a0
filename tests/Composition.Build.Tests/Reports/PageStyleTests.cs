// Text and lines differ enough from what is behind them: in light, in the dark and on paper.
using System.Globalization;
using System.Text.RegularExpressions;

namespace CamkesNet.Tests.Reports;

internal sealed class PageStyleTests
{
    // WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (graphics).
    private const double TextContrast = 4.5;
    private const double GraphicsContrast = 3;

    private static readonly string style = PageScript.Source("report.css");
    private static readonly string[] texts = ["ink", "quiet", "link"];
    private static readonly string[] graphics = ["calls", "events", "data", "hardware"];
    private static readonly string[] boxes = ["box", "machine", "device", "frame", "chosen", "paper"];

    [Test]
    public void Contrast_is_sufficient([Values] bool isDark)
    {
        Dictionary<string, double> colors = Luminances(isDark);
        foreach (string behind in boxes)
        {
            Assert.That(Contrast(colors["ink"], colors[behind]), Is.GreaterThanOrEqualTo(TextContrast), behind);
        }

        foreach (string text in texts)
        {
            Assert.That(Contrast(colors[text], colors["paper"]), Is.GreaterThanOrEqualTo(TextContrast), text);
        }

        foreach (string line in graphics)
        {
            Assert.That(Contrast(colors[line], colors["paper"]), Is.GreaterThanOrEqualTo(GraphicsContrast), line);
            Assert.That(Contrast(colors[line], colors["frame"]), Is.GreaterThanOrEqualTo(GraphicsContrast), line);
        }
    }

    [Test]
    public void Paper_is_light_and_shows_everything_without_scrolling()
    {
        string print = style[style.IndexOf("@media print")..];

        Assert.That(print, Does.Contain("color-scheme: light").And.Contain("overflow: visible"));
        Assert.That(style, Does.Contain("@media screen and (prefers-color-scheme: dark)"));
    }

    [Test]
    public void Every_color_that_is_used_has_a_value()
    {
        string[] used = [.. Regex.Matches(style, @"var\(--([a-z]+)\)").Select(match => match.Groups[1].Value).Distinct()];

        Assert.That(used.Except(Luminances(isDark: false).Keys).Except(["size", "tail"]), Is.Empty);
    }

    private static Dictionary<string, double> Luminances(bool isDark)
    {
        int dark = style.IndexOf("@media screen and (prefers-color-scheme: dark)");
        int end = style.IndexOf("body {");
        string source = isDark ? style[..end] : style[..dark];
        var colors = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Match match in Regex.Matches(source, "--([a-z]+): #([0-9a-f]+)"))
        {
            colors[match.Groups[1].Value] = Luminance(match.Groups[2].Value);
        }

        return colors;
    }

    // WCAG 2.2, "relative luminance".
    private static double Luminance(string color)
    {
        string digits = color.Length == 3 ? string.Concat(color.Select(digit => $"{digit}{digit}")) : color;
        double[] parts =
        [
            .. digits.Chunk(2).Select(pair => int.Parse(pair, NumberStyles.HexNumber) / 255.0)
                .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static double Contrast(double one, double other) =>
        (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
}
