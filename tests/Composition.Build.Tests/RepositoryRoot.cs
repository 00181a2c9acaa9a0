// The clone that the tests run in.
namespace CamkesNet.Tests;

/// <summary>Found upwards from the tests' own folder.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder with CamkesNet.sln.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CamkesNet.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
