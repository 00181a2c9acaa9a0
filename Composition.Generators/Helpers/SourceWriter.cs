// Writes generated C# with its indentation.
using System.Text;

namespace CamkesNet.Generators.Helpers;

/// <summary>A text writer that keeps the indentation of blocks; lines end in LF on every machine.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;
    private readonly StringBuilder text = new();
    private int level;

    public SourceWriter Line(string line)
    {
        if (line.Length > 0)
        {
            text.Append(' ', level * SpacesPerLevel).Append(line);
        }

        text.Append('\n');
        return this;
    }

    public SourceWriter Line() => Line(string.Empty);

    /// <summary>Writes the line as a block's head and its opening brace.</summary>
    public SourceWriter Open(string head)
    {
        Line(head).Line("{");
        level++;
        return this;
    }

    /// <summary>Closes the innermost block.</summary>
    public SourceWriter Close(string suffix = "")
    {
        level--;
        return Line("}" + suffix);
    }

    /// <summary>Indents what follows without a brace, e.g. the statements of a case.</summary>
    public SourceWriter Indent()
    {
        level++;
        return this;
    }

    public SourceWriter Unindent()
    {
        level--;
        return this;
    }

    /// <summary>Writes text as it is, without indentation.</summary>
    public SourceWriter Raw(string raw)
    {
        text.Append(raw);
        return this;
    }

    public override string ToString() => text.ToString();
}
