// Packs the packages once for all tests and gives each test an empty folder that can restore them.
// It takes minutes: dotnet test --filter TestCategory!=Package leaves it out.
[assembly: Category("Package")]

namespace CamkesNet.Tests;

/// <summary>A feed with the two packages, and templates installed for these tests alone.</summary>
[SetUpFixture]
internal sealed class LocalFeed
{
    private static readonly string root = Directory.CreateTempSubdirectory("camkes packages ").FullName;

    /// <summary>The packages.</summary>
    public static string Feed { get; } = Path.Combine(root, "feed");

    /// <summary>The version that was packed.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>The folder of this repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The path of a package.</summary>
    public static string Package(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    [OneTimeSetUp]
    public void Pack()
    {
        Pack(Repository, Feed);
        string templates = Directory.GetFiles(Feed, "CamkesNet.Templates.*.nupkg").Single();
        Version = Path.GetFileNameWithoutExtension(templates)["CamkesNet.Templates.".Length..];
        WriteConfiguration();
        ShareObjects();
        Newcomer.Succeed(root, "new", "install", templates, "--debug:custom-hive", Hive);
    }

    [OneTimeTearDown]
    public void CleanUp() => Directory.Delete(root, recursive: true);

    /// <summary>Packs the packages of a repository into a folder.</summary>
    public static void Pack(string repository, string feed)
    {
        Directory.CreateDirectory(feed);
        foreach (string project in (string[])["Composition.Package", "Composition.Templates"])
        {
            Newcomer.Succeed(repository, "pack", project, "-c", "Release", "-o", feed, "-v:q");
        }
    }

    /// <summary>Creates a folder with a project's files.</summary>
    /// <param name="files">The files' contents by their names.</param>
    public static string Create(string name, params IEnumerable<(string File, string Text)> files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach ((string file, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return folder;
    }

    /// <summary>Creates a project from a template; returns its folder.</summary>
    public static string Create(string template, string name)
    {
        Newcomer.Succeed(root, "new", template, "-o", name, "--debug:custom-hive", Hive);
        return Path.Combine(root, name);
    }

    /// <summary>
    /// A package folder of its own, so that an older package of the same version never is in the way; what this
    /// machine has of other packages need not be downloaded again.
    /// </summary>
    private static void WriteConfiguration()
    {
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = Directory.Exists(machine)
            ? $"<fallbackPackageFolders><add key=\"machine\" value=\"{machine}\" /></fallbackPackageFolders>"
            : "";
        File.WriteAllText(
            Path.Combine(root, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="local" value="feed" /></packageSources>
              {fallback}
            </configuration>
            """);
    }

    /// <summary>
    /// As a solution of several apps may: each component that comes with the package is compiled once, not for each test.
    /// </summary>
    private static void ShareObjects() => File.WriteAllText(
        Path.Combine(root, "Directory.Build.props"),
        $"""
        <Project>
          <PropertyGroup><CamkesNetSharedObjects>{Path.Combine(root, "objects")}</CamkesNetSharedObjects></PropertyGroup>
        </Project>
        """);

    private static string Hive => Path.Combine(root, "hive");

    private static string FindRepository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CamkesNet.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
