// Which code an instance runs.
namespace CamkesNet.Build.Declarations;

/// <summary>A type in an assembly.</summary>
internal sealed record DeclaredImplementation
{
    public required string Assembly { get; init; }

    public required string Type { get; init; }
}
