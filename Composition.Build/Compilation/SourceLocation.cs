// Errors point at lines of the user's source.
namespace CamkesNet.Build.Compilation;

/// <summary>A place in a source file.</summary>
/// <param name="Method">The method that holds it, readable.</param>
/// <param name="File">The file's path as the compiler recorded it.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public sealed record SourceLocation(string Method, string? File, int Line, int Column);
