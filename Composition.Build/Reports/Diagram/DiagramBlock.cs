// A rectangle of the diagram: rows of instances that are drawn together, with or without a frame.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Rows of instances that have places relative to each other.</summary>
internal sealed class DiagramBlock
{
    private const int Padding = 18;
    private const int LabelHeight = 24;
    private const int HorizontalGap = 34;
    private const int VerticalGap = 70;

    private readonly IReadOnlyList<IReadOnlyList<DeclaredInstance>> rows;
    private readonly string? label;

    /// <summary>A block.</summary>
    /// <param name="rows">The instances, from top to bottom.</param>
    /// <param name="label">The label of the frame; null for none.</param>
    public DiagramBlock(IReadOnlyList<IReadOnlyList<DeclaredInstance>> rows, string? label = null)
    {
        this.rows = rows;
        this.label = label;
        Width = RowWidth(rows.Max(row => row.Count)) + (label is null ? 0 : 2 * Padding);
        Height = (rows.Count * (SystemDiagram.NodeHeight + VerticalGap)) - VerticalGap
            + (label is null ? 0 : LabelHeight + (2 * Padding));
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Places the instances of the block, whose upper left corner is given.</summary>
    public void Place(int left, int top, List<DiagramNode> nodes, List<DiagramFrame> frames)
    {
        if (label is not null)
        {
            frames.Add(new DiagramFrame(label, left, top, Width, Height));
            top += Padding + LabelHeight;
        }

        for (int row = 0; row < rows.Count; row++)
        {
            int indent = (Width - RowWidth(rows[row].Count)) / 2;
            for (int column = 0; column < rows[row].Count; column++)
            {
                nodes.Add(DiagramNode.Of(
                    rows[row][column],
                    left + indent + (column * (SystemDiagram.NodeWidth + HorizontalGap)),
                    top + (row * (SystemDiagram.NodeHeight + VerticalGap))));
            }
        }
    }

    private static int RowWidth(int count) => (count * (SystemDiagram.NodeWidth + HorizontalGap)) - HorizontalGap;
}
