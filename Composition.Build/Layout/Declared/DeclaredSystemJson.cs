using System.Text.Json;
using System.Text.Json.Serialization;

namespace CamkesNet.Build.Layout.Declared;

/// <summary>
/// Reads and writes layouts as JSON, without reflection: the build starts often and should start fast.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DeclaredSystem))]
[JsonSerializable(typeof(string))]
internal sealed partial class DeclaredSystemJson : JsonSerializerContext;
