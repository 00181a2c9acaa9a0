// The folders of this repository.
namespace CamkesNet.Launcher;

/// <summary>The repository in which the launcher was built.</summary>
public sealed class Repository(string root)
{
    /// <summary>The folder that contains CamkesNet.sln.</summary>
    public string Root { get; } = root;

    /// <summary>The folder of generated guest kernels and root file systems, which git ignores.</summary>
    public string GuestCache => Path.Combine(Root, "guests", "cache");

    /// <summary>Finds the nearest folder with CamkesNet.sln, from the launcher's folder upwards.</summary>
    public static Repository Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CamkesNet.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new LauncherException(
            "CamkesNet.sln was not found above the launcher: run it from a clone of the repository.");
    }

    /// <summary>The project folder of a sample.</summary>
    public string Sample(string name)
    {
        string folder = Path.Combine(Root, $"Samples.{name}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        string[] known = Directory.GetDirectories(Root, "Samples.*")
            .Select(path => Path.GetFileName(path)["Samples.".Length..])
            .Order(StringComparer.Ordinal)
            .ToArray();
        throw new LauncherException($"There is no sample '{name}'. The samples are: {string.Join(", ", known)}.");
    }
}
