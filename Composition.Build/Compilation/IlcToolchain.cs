// The installation of ilc that the build uses.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Compilation;

/// <summary>The path of the native compiler, and its time limit.</summary>
/// <param name="Executable">The path of ilc.</param>
public sealed record IlcToolchain(string Executable)
{
    /// <summary>The time limit for one component: far more than any needs, so that only a hang reaches it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of components compiled at once. Each compiler also runs several threads.</summary>
    public int Parallelism { get; init; } = 2;

    /// <summary>Distinguishes versions of the compiler without reading its megabytes on every build.</summary>
    public string Identity
    {
        get
        {
            var file = new FileInfo(Executable);
            if (!file.Exists)
            {
                throw new BuildException(
                    BuildCodes.CompilerNotFound,
                    $"The native compiler '{Executable}' does not exist. Restore the project; if that does not help, "
                    + "set the property CamkesNetIlcPath to the ilc of runtime.linux-x64.Microsoft.DotNet.ILCompiler.");
            }

            // The packages' folder names carry the version.
            string? version = file.Directory?.Parent?.Name;
            return $"ilc {version} {file.Length}";
        }
    }
}
