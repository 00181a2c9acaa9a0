// Connectors are declared types: nothing in the build knows one by its name.
namespace CamkesNet.Build.Declarations;

/// <summary>A type of connection and the parts that each connection of the type has.</summary>
internal sealed record DeclaredConnector
{
    public required string Name { get; init; }

    public required IReadOnlyList<DeclaredPart> Parts { get; init; }
}
