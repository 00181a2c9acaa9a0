// A Mermaid flowchart with as much detail as Mermaid draws.
using System.Text;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Build.Reports.Mermaid;

/// <summary>Boxes and lines as text.</summary>
internal sealed class MermaidChart
{
    /// <summary>Mermaid refuses more: its settings maxEdges and maxTextSize, which documents rarely change.</summary>
    public const int MostLines = 500;
    public const int MostCharacters = 50_000;

    private readonly int lines;

    /// <summary>A chart.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="lines">The lines between them.</param>
    /// <param name="note">What the chart does not show; null if it shows everything.</param>
    public MermaidChart(IReadOnlyList<MermaidBox> boxes, IReadOnlyList<MermaidLine> lines, string? note)
    {
        this.lines = lines.Count;
        var text = new StringBuilder("flowchart TD\n");
        if (note is not null)
        {
            text.Append($"    note>\"{note}\"]\n");
        }

        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MermaidBox box in boxes)
        {
            // Names of instances may be words of Mermaid, such as "end".
            string identifier = $"i{identifiers.Count}";
            identifiers.Add(box.Key, identifier);
            text.Append("    ").Append(identifier).Append(Shape(box)).Append('\n');
        }

        foreach (MermaidLine line in lines)
        {
            text.Append($"    {identifiers[line.From]} {Arrow(line.Kind)} {identifiers[line.To]}\n");
        }

        Text = text.ToString();
    }

    /// <summary>The flowchart.</summary>
    public string Text { get; }

    /// <summary>Mermaid draws it.</summary>
    public bool IsWithinLimits => lines <= MostLines && Text.Length <= MostCharacters;

    private static string Shape(MermaidBox box)
    {
        string label = $"\"{box.Name}<br/><small>{box.Description}</small>\"";
        return box.Kind switch
        {
            DiagramNodeKind.VirtualMachine => $"[[{label}]]",
            DiagramNodeKind.Hardware => $"[/{label}/]",
            _ => $"[{label}]",
        };
    }

    private static string Arrow(DiagramEdgeKind kind) => kind switch
    {
        DiagramEdgeKind.Call => "-->",
        DiagramEdgeKind.Event => "-. event .->",
        DiagramEdgeKind.Data => "== data ===",
        _ => "---",
    };
}
