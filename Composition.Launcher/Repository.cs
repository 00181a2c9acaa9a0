// Finds the folders of this repository.
namespace CamkesNet.Launcher;

/// <summary>The repository that the launcher was built in.</summary>
public sealed class Repository(string root)
{
    /// <summary>The folder with CamkesNet.sln.</summary>
    public string Root { get; } = root;

    /// <summary>Where guest kernels and root file systems are kept, outside git.</summary>
    public string GuestCache => Path.Combine(Root, "guests", "cache");

    /// <summary>Looks upwards from the launcher's own folder.</summary>
    public static Repository Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CamkesNet.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new LauncherException("CamkesNet.sln was not found above the launcher; run it from a clone of the repository.");
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
