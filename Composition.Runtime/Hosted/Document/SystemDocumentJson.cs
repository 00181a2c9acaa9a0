// How the document is read from JSON.
using System.Text.Json.Serialization;

namespace CamkesNet.Hosted.Document;

/// <summary>Reads documents without reflection.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SystemDocument))]
internal sealed partial class SystemDocumentJson : JsonSerializerContext;
