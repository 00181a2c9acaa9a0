// What the generator writes into the compiled assembly, read once for the whole build.
using CamkesNet.Build.Layout.Derived;

namespace CamkesNet.Build.Declarations;

/// <summary>
/// The one document about a system: its declarations and the layout that the generator derived from them. The checker
/// takes it as a <see cref="DeclaredSystem"/> and so does not see the layout.
/// </summary>
internal sealed record SystemDocument : DeclaredSystem
{
    /// <summary>The format this program reads.</summary>
    public const int CurrentFormat = 2;

    public required DerivedLayout Layout { get; init; }
}
