// How generated code hands the document of an assembly class to the image builder and the hosted runner.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>
/// What one assembly class declares, and the layout that follows from it: written by the generator for the image
/// builder and the hosted runner.
/// </summary>
/// <param name="assemblyName">Full name of the assembly class.</param>
/// <param name="json">The document.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemLayoutAttribute(string assemblyName, string json) : Attribute
{
    /// <summary>Full name of the assembly class.</summary>
    public string AssemblyName { get; } = assemblyName;

    /// <summary>The document, in JSON.</summary>
    public string Json { get; } = json;
}
