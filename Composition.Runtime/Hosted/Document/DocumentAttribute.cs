// An attribute's value in the document.
using System.Text.Json;

namespace CamkesNet.Hosted.Document;

/// <summary>The value of an attribute: what the instance sets, or the attribute's default.</summary>
internal readonly record struct DocumentAttribute
{
    public required string Name { get; init; }

    public required JsonElement Value { get; init; }

    /// <summary>The value as an integer of 64 bits; null when it is something else.</summary>
    public long? Integer => Value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when Value.TryGetInt64(out long number) => number,
        JsonValueKind.Number when Value.TryGetUInt64(out ulong number) => unchecked((long)number),
        _ => null,
    };

    /// <summary>The value as a text; null when it is something else.</summary>
    public string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;
}
