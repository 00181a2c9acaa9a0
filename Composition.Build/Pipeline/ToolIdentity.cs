namespace CamkesNet.Build.Pipeline;

/// <summary>Tells one build of this program from another, so that what older ones made is made anew.</summary>
internal static class ToolIdentity
{
    /// <summary>The module version: the compiler derives it from the program's content.</summary>
    public static string Value { get; } = typeof(ToolIdentity).Module.ModuleVersionId.ToString();
}
