// The capability layout as the generator declares it, in JSON inside the compiled assembly.
using System.Text.Json.Serialization;

namespace CamkesNet.Build.Layout.Declared;

/// <summary>A system: what the user's assembly class declares.</summary>
internal sealed record DeclaredSystem
{
    /// <summary>The format this program reads.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>The full name of the assembly class.</summary>
    public required string Assembly { get; init; }

    public required IReadOnlyList<DeclaredInstance> Instances { get; init; }

    public required IReadOnlyList<DeclaredObject> Objects { get; init; }

    public IReadOnlyList<DeclaredConnection> Connections { get => field ?? []; init; }

    /// <summary>The monitors of the virtual machines, in the order of their instances.</summary>
    [JsonIgnore]
    public IEnumerable<DeclaredInstance> Monitors => Instances.Where(instance => instance.IsVirtualMachine);
}
