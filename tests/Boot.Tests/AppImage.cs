// Where the images of the apps are that these tests boot.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>Finds the image that the build of an app has made.</summary>
internal static class AppImage
{
    private const string OutputFolder = "bin/Debug/net10.0";

    /// <summary>A sample's image.</summary>
    public static string OfSample(string name) => Find($"Samples.{name}", $"Samples.{name}");

    /// <summary>The image of an app of these tests.</summary>
    public static string OfTest(string name) => Find(Path.Combine("tests", "Apps", name), name);

    private static string Find(string project, string name)
    {
        string path = Path.Combine(Repository.Find().Root, project, OutputFolder, name + ".elf");
        Assert.That(path, Does.Exist, "The build has made no image of the app.");
        return path;
    }
}
