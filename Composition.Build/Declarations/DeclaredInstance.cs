// An instance as declared: its code, threads, ports and settings.
using System.Text.Json;
using System.Text.Json.Serialization;
using CamkesNet.Abi;

namespace CamkesNet.Build.Declarations;

/// <summary>An instance of a component.</summary>
internal sealed record DeclaredInstance
{
    public required string Name { get; init; }

    /// <summary>The component's name as the user wrote it.</summary>
    public required string Component { get; init; }

    /// <summary>The type whose code runs.</summary>
    public required DeclaredImplementation Implementation { get; init; }

    /// <summary>Stands for a device: it has no code.</summary>
    public required bool Hardware { get; init; }

    /// <summary>Works for others only: what it waits for does not keep the machine on.</summary>
    public required bool Background { get; init; }

    /// <summary>Bytes of heap beyond what the implementation needs at its start.</summary>
    public required ulong HeapSize { get; init; }

    public required IReadOnlyList<DeclaredThread> Threads { get; init; }

    public required IReadOnlyList<DeclaredPort> Ports { get; init; }

    public required IReadOnlyList<DeclaredAttribute> Attributes { get; init; }

    /// <summary>Is the monitor of a virtual machine: has a vCPU.</summary>
    [JsonIgnore]
    public bool IsVirtualMachine => Ports.Any(port => port.Parts.Contains(PartKind.Vcpu));

    /// <summary>The value of an attribute; empty when there is no text of that name.</summary>
    public string Text(string attribute) =>
        Find(attribute) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>The value of an attribute; 0 when there is no such number.</summary>
    public ulong Number(string attribute) =>
        Find(attribute) is { ValueKind: JsonValueKind.Number } value && value.TryGetUInt64(out ulong number)
            ? number
            : 0;

    private JsonElement? Find(string attribute) =>
        Attributes.FirstOrDefault(candidate => candidate.Name == attribute)?.Value;
}
