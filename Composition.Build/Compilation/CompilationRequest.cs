// The input of one run of ilc.
namespace CamkesNet.Build.Compilation;

/// <summary>One run of the native compiler: an assembly and what it refers to become one object file.</summary>
public sealed record CompilationRequest
{
    /// <summary>The name used in messages and progress.</summary>
    public required string Name { get; init; }

    /// <summary>The assembly with the entry points.</summary>
    public required string InputAssembly { get; init; }

    /// <summary>The assemblies it may use, the core library among them.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>
    /// Of these assemblies, by their paths, only a part can get into the object file: a hash over it. The others count
    /// as a whole.
    /// </summary>
    public IReadOnlyDictionary<string, string> PartialContents { get; init; } = new Dictionary<string, string>();

    /// <summary>The object file to create.</summary>
    public required string ObjectFile { get; init; }

    /// <summary>Simple names of assemblies whose native exports are roots; the core library always is one.</summary>
    public IReadOnlyList<string> ExportingAssemblies { get; init; } = [];

    /// <summary>Additional options for the compiler, one argument each.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];
}
