// The reports that the build writes next to an image, for users and tools.
using CamkesNet.Build.Layout.Declared;
using CamkesNet.Build.Pipeline;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports;

/// <summary>Writes all reports.</summary>
internal static class ReportFiles
{
    private const string Name = "composition";

    /// <summary>The HTML report of the image at <paramref name="output"/>.</summary>
    public static string Page(string output) => Beside(output, ".html");

    /// <summary>Writes the reports; returns how many there are.</summary>
    public static int Write(string output, DeclaredSystem system, AssembledImage image)
    {
        string layout = LayoutReport.Write(system, image.System, image.End);
        SystemDiagram diagram = SystemDiagram.Of(system);
        string picture = SvgReport.Write(diagram);
        (string Path, string Text)[] reports =
        [
            (Path.ChangeExtension(output, ".cdl"), CapDlWriter.Write(system, image.System)),
            (Path.ChangeExtension(output, ".layout.json"), layout),
            (Beside(output, ".svg"), picture),
            (Beside(output, ".mmd"), MermaidReport.Write(diagram)),
            (Page(output), HtmlReport.Write(system.Assembly, picture, layout)),
        ];
        foreach ((string path, string text) in reports)
        {
            File.WriteAllText(path, text);
        }

        return reports.Length;
    }

    private static string Beside(string output, string ending) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, Name + ending);
}
