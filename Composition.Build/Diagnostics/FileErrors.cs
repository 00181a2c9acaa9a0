// What the operating system refuses: full disks, folders that are read-only.
namespace CamkesNet.Build.Diagnostics;

/// <summary>Makes a sentence of an exception about a file.</summary>
internal static class FileErrors
{
    /// <summary>The error of the build for <paramref name="failure"/>, whose message names the file and the reason.</summary>
    public static BuildException Of(Exception failure) => new(
        BuildCodes.FileAccess,
        $"The build cannot use one of its files: {failure.Message.TrimEnd('.')}. Free space on the disk, or make the "
        + "folder writable, and build again.");
}
