// The JSON of the document: strict, so that generator and builder cannot drift apart.
using System.Text.Json;
using System.Text.Json.Serialization;
using CamkesNet.Abi;
using CamkesNet.Build.Layout.Derived;

namespace CamkesNet.Build.Declarations;

/// <summary>
/// Reads and writes documents as JSON, without reflection: the build starts often and should start fast. A field that
/// is unknown, missing, null or there twice is an error: the document has no field that nobody reads.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCaseNames<PartKind>),
        typeof(CamelCaseNames<ConnectionSide>),
        typeof(CamelCaseNames<ObjectKind>),
        typeof(CamelCaseNames<CapabilityKind>),
        typeof(CamelCaseNames<CapabilityRights>),
        typeof(CamelCaseNames<RegionAccess>),
    ])]
[JsonSerializable(typeof(SystemDocument))]
[JsonSerializable(typeof(string))]
internal sealed partial class SystemDocumentJson : JsonSerializerContext;
