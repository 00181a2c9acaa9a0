// The solution as it lies on disk: its projects, their sources and the assemblies that the build has written.
namespace CamkesNet.Tests;

/// <summary>Reads the solution that these tests belong to.</summary>
internal static class Solution
{
    private const string FileName = "CamkesNet.sln";

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every project of the solution, in the order of their names.</summary>
    public static IReadOnlyList<SolutionProject> Projects { get; } =
    [
        .. File.ReadLines(Path.Combine(Root, FileName))
            .Where(line => line.StartsWith("Project(", StringComparison.Ordinal))
            .Select(line => line.Split('"')[5].Replace('\\', '/'))
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => SolutionProject.Read(Path.Combine(Root, path)))
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every C# file of every project.</summary>
    public static IEnumerable<SourceFile> SourceFiles => Projects.SelectMany(project => project.SourceFiles);

    /// <summary>Every Markdown page, as its path from the repository's folder.</summary>
    public static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.StartsWith('.') && !SolutionProject.IsBuildOutput(path));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, FileName)))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
