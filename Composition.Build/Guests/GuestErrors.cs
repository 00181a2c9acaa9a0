// The errors about guest files, each at the line of the project that lists the file.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Guests;

/// <summary>Collects errors.</summary>
/// <param name="project">The project file; null if unknown.</param>
internal sealed class GuestErrors(string? project)
{
    private const string Item = "<GuestFile";

    private readonly List<BuildDiagnostic> all = [];

    /// <summary>Adds an error about the guest file called <paramref name="name"/>.</summary>
    public void Add(string code, string name, string message) =>
        all.Add(new BuildDiagnostic(code, message, project, project is null ? 0 : LineOf(name), Column: 1));

    public bool Contains(string code) => all.Exists(error => error.Code == code);

    /// <exception cref="BuildException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (all.Count > 0)
        {
            throw new BuildException(all);
        }
    }

    /// <summary>The line that lists the file, else the first that lists one, else the first.</summary>
    private int LineOf(string name)
    {
        string[] lines = File.Exists(project) ? File.ReadAllLines(project) : [];
        int exact = Array.FindIndex(lines, line => IsItem(line) && line.Contains($"\"{name}\"", StringComparison.Ordinal));
        return Math.Max(exact >= 0 ? exact : Array.FindIndex(lines, IsItem), 0) + 1;
    }

    private static bool IsItem(string line) => line.Contains(Item, StringComparison.Ordinal);
}
