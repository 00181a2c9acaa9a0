// The description of a library's component types for the generator in other projects.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>A component type of a library, written by the generator for the generators of other assemblies.</summary>
/// <param name="json">The manifest.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComponentManifestAttribute(string json) : Attribute
{
    /// <summary>The manifest, in JSON.</summary>
    public string Json { get; } = json;
}
