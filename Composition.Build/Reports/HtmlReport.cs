// Puts the picture, the layout and the page's own script and style into one HTML file that needs nothing else.
using System.Net;
using System.Reflection;
using System.Text;

namespace CamkesNet.Build.Reports;

/// <summary>Writes the HTML report.</summary>
internal static class HtmlReport
{
    /// <summary>
    /// The parts of the page's script, in the order in which they run: each uses what the ones before it have made.
    /// </summary>
    private static readonly string[] scripts =
    [
        "system", "text", "elements", "details", "memory", "view", "selection", "picture", "list", "start",
    ];

    /// <summary>The page.</summary>
    /// <param name="title">The system's name.</param>
    /// <param name="picture">The SVG report.</param>
    /// <param name="layout">The layout report. Its JSON has no "&lt;", which it writes as an escape.</param>
    public static string Write(string title, string picture, string layout) => new StringBuilder(Read("report.html"))
        .Replace("{{title}}", WebUtility.HtmlEncode(title))
        .Replace("{{style}}", Read("report.css"))
        .Replace("{{script}}", string.Join('\n', scripts.Select(name => Read(name + ".js"))))
        .Replace("{{picture}}", picture)
        .Replace("{{layout}}", layout)
        .ToString();

    private static string Read(string name)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
