// Outputs depend on the build program itself.
namespace CamkesNet.Build.Pipeline;

/// <summary>Identifies this build of the program, so that outputs of other builds of it are rebuilt.</summary>
internal static class ToolIdentity
{
    /// <summary>The module version: the compiler derives it from the program's content.</summary>
    public static string Value { get; } = typeof(ToolIdentity).Module.ModuleVersionId.ToString();
}
