// A text, a number, a constant, a list or an object of a packed document.
using System.Globalization;

namespace CamkesNet.Build.Reports.Packing;

/// <summary>A part of a document, of which there is one however often it occurs.</summary>
/// <param name="kind">What it is.</param>
/// <param name="value">A text; a number or a constant as JSON.</param>
/// <param name="identity">A number that no other part has.</param>
internal sealed class PackedPart(PackedPartKind kind, string value, int identity)
{
    public PackedPartKind Kind => kind;

    public string Value => value;

    public int Identity => identity;

    /// <summary>How many other parts contain it.</summary>
    public int Uses { get; set; }

    /// <summary>Of an object, the index of its properties' names; of a list, -1.</summary>
    public int Shape { get; init; }

    public IReadOnlyList<PackedPart> Elements { get; init; } = [];

    /// <summary>Where it is written; null if it stands where it is used.</summary>
    public int? Index { get; set; }

    /// <summary>The elements behind the shape.</summary>
    public string Contents() => $"[{string.Join(',', Elements.Prepend((object)Shape))}]";

    /// <summary>The part where it is used.</summary>
    public override string ToString() => Index?.ToString(CultureInfo.InvariantCulture) ?? Contents();
}
