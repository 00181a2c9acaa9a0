// How the document spells kinds and rights: ioPorts, deviceMemory.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CamkesNet.Build.Declarations;

/// <summary>Writes the values of an enum by their names.</summary>
internal sealed class CamelCaseNames<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
