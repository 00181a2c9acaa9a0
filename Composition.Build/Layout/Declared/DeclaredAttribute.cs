using System.Text.Json;

namespace CamkesNet.Build.Layout.Declared;

/// <summary>The value of an attribute.</summary>
internal sealed record DeclaredAttribute(string Name, string Type, JsonElement Value);
