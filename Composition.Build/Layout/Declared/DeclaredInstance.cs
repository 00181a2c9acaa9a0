using System.Text.Json;
using System.Text.Json.Serialization;

namespace CamkesNet.Build.Layout.Declared;

/// <summary>An instance of a component.</summary>
internal sealed record DeclaredInstance
{
    public required string Name { get; init; }

    /// <summary>The component's name as the user wrote it.</summary>
    public required string Component { get; init; }

    /// <summary>The type whose code runs.</summary>
    public required DeclaredImplementation Implementation { get; init; }

    /// <summary>Represents a device, which has no code.</summary>
    public bool Hardware { get; init; }

    /// <summary>Bytes of heap beyond what the implementation needs at its start.</summary>
    public ulong HeapSize { get; init; }

    public IReadOnlyList<DeclaredThread> Threads { get => field ?? []; init; }

    public IReadOnlyList<DeclaredPort> Ports { get => field ?? []; init; }

    public IReadOnlyList<DeclaredCapability> Capabilities { get => field ?? []; init; }

    public IReadOnlyList<DeclaredAttribute> Attributes { get => field ?? []; init; }

    /// <summary>Is the monitor of a virtual machine: holds a vCPU.</summary>
    [JsonIgnore]
    public bool IsVirtualMachine => Capabilities.Any(capability => capability.Kind == "vcpu");

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
