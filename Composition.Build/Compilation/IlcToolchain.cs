using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Compilation;

/// <summary>Where the native compiler is, and how long it may take.</summary>
/// <param name="Executable">The path of ilc.</param>
public sealed record IlcToolchain(string Executable)
{
    /// <summary>How long one component may take: far more than any does, so that a hang ends the build.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many components are compiled at once; each compiler also runs threads of its own.</summary>
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
                    $"The native compiler '{Executable}' does not exist. Restore the project; if that does not help, " +
                    "set the property CamkesNetIlcPath to the ilc of runtime.linux-x64.Microsoft.DotNet.ILCompiler.");
            }

            // The packages' folder names carry the version.
            string? version = file.Directory?.Parent?.Name;
            return $"ilc {version} {file.Length}";
        }
    }
}
