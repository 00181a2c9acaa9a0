// A setting of an instance: the component learns it at its start.
using System.Text.Json;

namespace CamkesNet.Build.Declarations;

/// <summary>The value of an attribute.</summary>
internal sealed record DeclaredAttribute
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>A text, a number or a truth value.</summary>
    public required JsonElement Value { get; init; }
}
