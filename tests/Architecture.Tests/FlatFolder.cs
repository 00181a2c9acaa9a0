// Where folders sort files and add nothing to their namespace, and why.
namespace CamkesNet.Tests;

/// <summary>A folder below which all files may have one namespace.</summary>
/// <param name="Path">The folder, from the repository's.</param>
/// <param name="Namespace">The namespace of all files in it and below it.</param>
/// <param name="Reason">What one namespace is good for.</param>
internal sealed record FlatFolder(string Path, string Namespace, string Reason)
{
    private const string OneUsing = "one using directive brings what an app needs";
    private const string RuleByRule = "a rule is found by its number; folders follow the chapters of its pages";
    private const string SharedSource = "compiled into the kernel, the build tool and the runtime";
    private const string GivenByDotNet = ".NET gives the names";
    private const string Doubles = "stand-ins are distinguished from tests by their folder";

    private static readonly FlatFolder[] all =
    [
        new("Composition.CoreLib/Internal/Runtime/ExceptionHandling", "Internal.Runtime", GivenByDotNet),
        new("Composition.CoreLib/System/Numbers", "System", GivenByDotNet),
        new("Composition.Generators.CodeFixes", "CamkesNet.Generators.CodeFixes", RuleByRule),
        new("Composition.Generators/Analyzers", "CamkesNet.Generators.Analyzers", RuleByRule),
        new("Composition.Kernel/Abi", "CamkesNet.Abi", SharedSource),
        new("Composition.Runtime/Components", "CamkesNet.Components", OneUsing),
        new("Composition.Runtime/Connectors", "CamkesNet", OneUsing),
        new("Composition.Runtime/Declarations", "CamkesNet", OneUsing),
        new("Composition.Runtime/Messages", "CamkesNet", OneUsing),
        new("Composition.Runtime/Ports", "CamkesNet", OneUsing),
        new("tests/Composition.Runtime.Tests/Components/Harness", "CamkesNet.Tests.Components", Doubles),
        new("tests/Vmm.X86.Tests/Devices/Doubles", "CamkesNet.Tests.Devices", Doubles),
        new("tests/Vmm.X86.Tests/Doubles", "CamkesNet.Tests", Doubles),
    ];

    /// <summary>Whether a file may have the namespace that it has.</summary>
    public static bool Allows(SolutionProject project, SourceFile file) =>
        file.Namespace == NamespaceOf(project.RootNamespace, file.Folder)
        || IsDotNet(project, file)
        || all.Any(flat => flat.Holds(file));

    /// <summary>The flat folders that hold no file which needs them.</summary>
    public static IEnumerable<FlatFolder> NotNeeded() =>
        all.Where(flat => !Solution.Projects.Any(project => project.SourceFiles.Any(file =>
            flat.Holds(file) && file.Namespace != NamespaceOf(project.RootNamespace, file.Folder))));

    public override string ToString() => Path;

    /// <summary>
    /// The core library's folders are .NET's namespaces, except for exceptions, which lie together. Elsewhere, types
    /// with names of .NET stand in for those that the compiler looks for.
    /// </summary>
    private static bool IsDotNet(SolutionProject project, SourceFile file) => project.Name == "Composition.CoreLib"
        ? file.Folder == "System/Exceptions" || file.Namespace == file.Folder.Replace('/', '.')
        : file.Namespace!.Split('.')[0] is "System" or "Internal";

    private static string NamespaceOf(string root, string folder) =>
        folder == "." ? root : $"{root}.{folder.Replace('/', '.')}";

    private bool Holds(SourceFile file)
    {
        string folder = System.IO.Path.GetDirectoryName(file.Path)!;
        string below = System.IO.Path.GetRelativePath(Path, folder);
        return !below.StartsWith("..", StringComparison.Ordinal)
            && (file.Namespace == Namespace || file.Namespace == NamespaceOf(Namespace, below));
    }
}
