// The files that the build writes beside an image for people and tools to read.
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports;

/// <summary>Writes all reports.</summary>
internal static class ReportFiles
{
    /// <summary>The HTML report of the image at <paramref name="output"/>.</summary>
    public static string Page(string output) => Path.ChangeExtension(output, ".html");

    /// <summary>Writes the reports; returns their paths.</summary>
    /// <param name="output">The image.</param>
    /// <param name="system">Its declarations.</param>
    /// <param name="placed">Its objects with their addresses.</param>
    /// <param name="end">Where it ends in memory.</param>
    public static IReadOnlyList<string> Write(string output, SystemDocument system, PlacedSystem placed, ulong end)
    {
        string layout = LayoutReport.Write(system, placed, end);
        var diagram = SystemDiagram.Of(system);
        (string Path, string Text)[] reports =
        [
            (Path.ChangeExtension(output, ".cdl"), CapDlWriter.Write(system, placed)),
            (Path.ChangeExtension(output, ".layout.json"), layout),
            (Path.ChangeExtension(output, ".svg"), SvgReport.Write(diagram)),
            (Path.ChangeExtension(output, ".mmd"), MermaidReport.Write(diagram)),
            (Page(output), HtmlReport.Write(system, diagram, layout)),
        ];
        foreach ((string path, string text) in reports)
        {
            File.WriteAllText(path, text);
        }

        return [.. reports.Select(report => report.Path)];
    }
}
