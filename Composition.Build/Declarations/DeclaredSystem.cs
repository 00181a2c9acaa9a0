// What the user and the libraries' types declare, as the generator writes it down: the only source of authority.
using System.Text.Json.Serialization;

namespace CamkesNet.Build.Declarations;

/// <summary>A system: what the user's assembly class declares.</summary>
internal record DeclaredSystem
{
    public required int Format { get; init; }

    /// <summary>The full name of the assembly class.</summary>
    public required string Assembly { get; init; }

    public required IReadOnlyList<DeclaredConnector> Connectors { get; init; }

    public required IReadOnlyList<DeclaredInstance> Instances { get; init; }

    public required IReadOnlyList<DeclaredConnection> Connections { get; init; }

    /// <summary>The monitors of the virtual machines, in the order of their instances.</summary>
    [JsonIgnore]
    public IEnumerable<DeclaredInstance> Monitors => Instances.Where(instance => instance.IsVirtualMachine);
}
