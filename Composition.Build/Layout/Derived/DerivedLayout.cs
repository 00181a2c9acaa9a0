// The layout half of the document: what the generator derived from the declarations. Placer and reports read it.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>The objects of a system and who holds what of them.</summary>
internal sealed record DerivedLayout
{
    /// <summary>An object's index is its place among those of its kind.</summary>
    public required IReadOnlyList<DerivedObject> Objects { get; init; }

    /// <summary>The instances that have code, in the order of the instances.</summary>
    public required IReadOnlyList<DerivedComponent> Components { get; init; }
}
