// One project of the solution.
using System.Xml.Linq;

namespace CamkesNet.Tests;

/// <summary>A project: what its file declares, and the C# files of its folder.</summary>
/// <param name="BootsImages">Whether it is a test project that boots images, or packs and installs packages.</param>
internal sealed record SolutionProject(
    string File, string Name, string Folder, string RootNamespace, string AssemblyPath, bool BootsImages)
{
    /// <summary>Whether the project tests others.</summary>
    public bool IsTest =>
        Path.GetRelativePath(Solution.Root, Folder).StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The C# files that belong to the project, apart from what builds have written.</summary>
    public IReadOnlyList<SourceFile> SourceFiles { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuildOutput(Path.GetRelativePath(Folder, path)))
            .Where(path => OwnerOf(path) == Folder)
            .Order(StringComparer.Ordinal)
            .Select(path => SourceFile.Read(path, Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!))),
    ];

    /// <summary>Reads a project file.</summary>
    public static SolutionProject Read(string path)
    {
        var project = XDocument.Load(path);
        string name = Path.GetFileNameWithoutExtension(path);
        string folder = Path.GetDirectoryName(path)!;
        string Property(string property, string otherwise) =>
            project.Descendants(property).FirstOrDefault()?.Value ?? otherwise;

        string output = Path.Combine(folder, "bin/Debug", Property("TargetFramework", "net10.0"));
        return new SolutionProject(
            path,
            name,
            folder,
            Property("RootNamespace", name),
            Path.Combine(output, Property("AssemblyName", name) + ".dll"),
            Property("BootsImages", "false") == "true");
    }

    public override string ToString() => Name;

    /// <summary>Whether a path leads into a folder that builds write.</summary>
    public static bool IsBuildOutput(string path) => path.Split('/') is [.. string[] folders, _]
        && folders.Any(folder => folder is "bin" or "obj");

    /// <summary>The nearest folder above a file that holds a project.</summary>
    private static string OwnerOf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        while (!Directory.EnumerateFiles(folder, "*.csproj").Any())
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
