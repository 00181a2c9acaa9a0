// One C# file, read without its meaning: its first line, its namespace and the types that it declares.
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Tests;

/// <summary>What the rules for files look at.</summary>
/// <param name="Path">The path from the repository's folder.</param>
/// <param name="Folder">The folder in its project, "." for the project's own.</param>
/// <param name="Namespace">The namespace that the file declares, or nothing.</param>
/// <param name="Usings">The namespaces that its using directives name.</param>
/// <param name="Types">The names of the types that are declared directly in the namespace.</param>
/// <param name="HasStatements">Whether the file is a program of top-level statements.</param>
internal sealed record SourceFile(
    string Path,
    string Folder,
    string FirstLine,
    int Lines,
    string? Namespace,
    IReadOnlyList<string> Usings,
    IReadOnlyList<string> Types,
    bool HasStatements)
{
    /// <summary>Reads a file.</summary>
    public static SourceFile Read(string path, string folder)
    {
        string[] lines = File.ReadAllLines(path);
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(File.ReadAllText(path));
        BaseNamespaceDeclarationSyntax? container =
            unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        return new SourceFile(
            System.IO.Path.GetRelativePath(Solution.Root, path),
            folder,
            lines.FirstOrDefault() ?? "",
            lines.Length,
            container?.Name.ToString(),
            [
                .. unit.Usings
                    .Where(directive => directive.Alias == null && directive.StaticKeyword.ValueText.Length == 0)
                    .Select(directive => directive.Name!.ToString()),
            ],
            [.. (container?.Members ?? unit.Members).Select(NameOf).OfType<string>()],
            unit.Members.OfType<GlobalStatementSyntax>().Any());
    }

    /// <summary>The name without what follows a dot: parts of one type share it.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    public override string ToString() => Path;

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
