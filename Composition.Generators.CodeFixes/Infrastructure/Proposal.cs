// One possible fix of a diagnostic.
using Microsoft.CodeAnalysis.Editing;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>An entry in the editor's list of fixes.</summary>
/// <param name="Title">An imperative sentence without its full stop.</param>
/// <param name="Key">Equal for fixes that are applied together when all occurrences are fixed.</param>
/// <param name="Edit">Applies the change; the editor may already contain other changes.</param>
internal sealed record Proposal(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> Edit)
{
    /// <summary>Changes one piece of syntax. The change sees the syntax as earlier changes have left it.</summary>
    public static Proposal Change<T>(
        string title, string key, Document document, T node, Func<T, SyntaxNode> change) where T : SyntaxNode =>
        new(title, key, async (editor, cancellation) =>
        {
            DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            file.Change(node, change);
        });

    /// <summary>Removes one piece of syntax with the trivia before it.</summary>
    public static Proposal Remove(string title, string key, Document document, SyntaxNode node) =>
        new(title, key, async (editor, cancellation) =>
        {
            DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            file.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia);
        });

    /// <summary>Changes declarations wherever they are in the solution.</summary>
    public static Proposal ChangeDeclarations<T>(
        string title, string key, Solution solution, IEnumerable<T> nodes, Func<T, SyntaxNode> change)
        where T : SyntaxNode =>
        ChangeDeclarations(title, key, solution, nodes, (_, current) => change(current));

    /// <summary>The same, with a change that also receives the original declaration.</summary>
    public static Proposal ChangeDeclarations<T>(
        string title, string key, Solution solution, IEnumerable<T> nodes, Func<T, T, SyntaxNode> change)
        where T : SyntaxNode => new(title, key, async (editor, cancellation) =>
        {
            foreach (T node in nodes)
            {
                if (solution.GetDocument(node.SyntaxTree) is { } document)
                {
                    DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation)
                        .ConfigureAwait(false);
                    file.Change(node, current => change(node, current));
                }
            }
        });
}
