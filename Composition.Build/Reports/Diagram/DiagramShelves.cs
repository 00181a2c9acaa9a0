// Puts the blocks of a diagram side by side, and below each other where the picture would become too broad.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>A picture that grows from top to bottom.</summary>
/// <param name="broadest">No shelf is broader than this unless one block is.</param>
internal sealed class DiagramShelves(int broadest)
{
    private const int Margin = 24;
    private const int Gap = 58;
    private const int ShelfGap = 70;

    /// <summary>Pictures are about as broad as windows and pages are.</summary>
    private const double Proportion = 1.6;

    private readonly List<DiagramNode> nodes = [];
    private readonly List<DiagramFrame> frames = [];
    private int top = Margin;

    public IReadOnlyList<DiagramNode> Nodes => nodes;

    public IReadOnlyList<DiagramFrame> Frames => frames;

    /// <summary>Pixels.</summary>
    public int Width { get; private set; } = 2 * Margin;

    /// <summary>Pixels.</summary>
    public int Height => nodes.Count == 0 ? 2 * Margin : top - ShelfGap + Margin;

    /// <summary>A picture for these blocks whose sides have the proportion of a window's.</summary>
    public static DiagramShelves For(IReadOnlyList<DiagramBlock> blocks)
    {
        double area = blocks.Sum(block => (double)(block.Width + Gap) * (block.Height + ShelfGap));
        return new DiagramShelves(
            Math.Max((int)Math.Sqrt(area * Proportion), blocks.Select(block => block.Width).DefaultIfEmpty().Max()));
    }

    /// <summary>Adds blocks below all others.</summary>
    public void Add(IReadOnlyList<DiagramBlock> blocks)
    {
        List<DiagramBlock> shelf = [];
        foreach (DiagramBlock block in blocks)
        {
            if (shelf.Count > 0 && WidthOf(shelf) + Gap + block.Width > broadest)
            {
                Close(shelf, Gap);
                shelf.Clear();
            }

            shelf.Add(block);
        }

        // What stands alone below many others, as servers do, is spread out: so are the lines to it.
        bool isAlone = shelf.Count == blocks.Count && nodes.Count > 0;
        int gap = isAlone && shelf.Count > 0
            ? Math.Max(Gap, (broadest - shelf.Sum(block => block.Width)) / (shelf.Count + 1))
            : Gap;
        Close(shelf, gap, isAlone ? gap : 0);
    }

    private void Close(List<DiagramBlock> shelf, int gap, int indent = 0)
    {
        if (shelf.Count == 0)
        {
            return;
        }

        int left = Margin + indent;
        foreach (DiagramBlock block in shelf)
        {
            block.Place(left, top, nodes, frames);
            left += block.Width + gap;
        }

        Width = Math.Max(Width, left - gap + Margin);
        top += shelf.Max(block => block.Height) + ShelfGap;
    }

    private static int WidthOf(List<DiagramBlock> shelf) => shelf.Sum(block => block.Width + Gap) - Gap;
}
