// Ends the build with all errors of a step at once.
namespace CamkesNet.Build.Diagnostics;

/// <summary>An error that stops the build. Contains all errors found, in a fixed order.</summary>
public sealed class BuildException : Exception
{
    /// <summary>Stops the build with the errors in <paramref name="diagnostics"/>.</summary>
    public BuildException(IReadOnlyList<BuildDiagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>Stops the build with one error.</summary>
    public BuildException(string code, string message)
        : this([new BuildDiagnostic(code, message)])
    {
    }

    /// <summary>The errors, at least one.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; }
}
