// Where the sources are, for tests of what they say.
namespace CamkesNet.Tests;

/// <summary>The clone that the tests were built from.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CamkesNet.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
