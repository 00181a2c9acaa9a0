// How generated code hands the capability layout of an assembly to the image builder.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>The capability layout of one assembly class, written by the generator for the image builder.</summary>
/// <param name="assemblyName">Full name of the assembly class.</param>
/// <param name="json">The layout.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemLayoutAttribute(string assemblyName, string json) : Attribute
{
    /// <summary>Full name of the assembly class.</summary>
    public string AssemblyName { get; } = assemblyName;

    /// <summary>The layout, in JSON.</summary>
    public string Json { get; } = json;
}
