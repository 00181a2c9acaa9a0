// The location of a diagnostic, in syntax and in symbols.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>A diagnostic that is to be fixed.</summary>
internal sealed record Occurrence(
    Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, CancellationToken Cancellation)
{
    public Solution Solution => Document.Project.Solution;

    public Compilation Compilation => Model.Compilation;

    public string Code => Diagnostic.Id;

    /// <summary>The innermost syntax of the kind around the diagnostic's place.</summary>
    public T? Find<T>() where T : SyntaxNode =>
        Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    /// <summary>The symbol that the syntax declares.</summary>
    public T? Declared<T>(SyntaxNode? node) where T : class, ISymbol =>
        node is null ? null : Model.GetDeclaredSymbol(node, Cancellation) as T;

    /// <summary>The declarations of a symbol that the solution's user wrote.</summary>
    public IEnumerable<T> DeclarationsOf<T>(ISymbol symbol) where T : SyntaxNode => symbol.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(Cancellation))
        .OfType<T>()
        .Where(node => Solution.GetDocument(node.SyntaxTree) is not null and not SourceGeneratedDocument);
}
