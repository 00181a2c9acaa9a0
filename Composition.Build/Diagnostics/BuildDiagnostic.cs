// The form of every error and warning of the build.
namespace CamkesNet.Build.Diagnostics;

/// <summary>
/// One error or warning of the build: a code, a sentence that names the object and says what to change, a place.
/// </summary>
/// <param name="Code">The code, for example <c>CN2001</c>; <c>docs/diagnostics</c> has a page for each.</param>
/// <param name="Message">The sentence.</param>
/// <param name="File">The user's source file, if the error has a location in one.</param>
/// <param name="Line">The line in <paramref name="File"/>, counted from 1; 0 if unknown.</param>
/// <param name="Column">The column in <paramref name="Line"/>, counted from 1; 0 if unknown.</param>
/// <param name="IsWarning">The build goes on.</param>
public sealed record BuildDiagnostic(
    string Code, string Message, string? File = null, int Line = 0, int Column = 0, bool IsWarning = false)
{
    /// <summary>The form that MSBuild and editors recognize: <c>file(line,column): error CODE: message</c>.</summary>
    public override string ToString()
    {
        string origin = File is null ? "camkes" : Line == 0 ? File : $"{File}({Line},{Math.Max(Column, 1)})";
        return $"{origin} : {(IsWarning ? "warning" : "error")} {Code}: {Message}";
    }
}
