// The values of attributes that the image depends on: the settings of virtual machines.
using System.Text.Json;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>Finds attributes by name.</summary>
internal static class InstanceAttributes
{
    /// <summary>A number among the attributes of an instance; 0 without.</summary>
    public static ulong Number(DeclaredInstance instance, string attribute) =>
        Find(instance, attribute, JsonValueKind.Number) is { } value && value.TryGetUInt64(out ulong number)
            ? number
            : 0;

    /// <summary>A text among the attributes of an instance; empty without.</summary>
    public static string Text(DeclaredInstance instance, string attribute) =>
        Find(instance, attribute, JsonValueKind.String)?.GetString() ?? "";

    private static JsonElement? Find(DeclaredInstance instance, string attribute, JsonValueKind kind) =>
        instance.Attributes.FirstOrDefault(candidate => candidate.Name == attribute && candidate.Value.ValueKind == kind)?.Value;
}
