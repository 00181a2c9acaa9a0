// Fixes all occurrences at once.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>
/// Applies the changes one after the other in one editor. Roslyn's batch fixer applies each to the original text and
/// merges the results; it drops text that two changes insert at one place, such as two connections of one instance.
/// </summary>
internal sealed class EveryOccurrence : FixAllProvider
{
    public static readonly EveryOccurrence Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var fix = (IProposer)context.CodeFixProvider;
        SolutionEditor editor = new(context.Solution);
        string? title = null;

        // Several diagnostics of a rule may lead to one change, such as both ends of a connection.
        HashSet<(DocumentId, TextSpan, string)> done = [];
        foreach (Document document in DocumentsOf(context))
        {
            ImmutableArray<Diagnostic> diagnostics =
                await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics
                .OrderBy(found => found.Location.SourceSpan.Start)
                .ThenBy(found => found.GetMessage(CultureInfo.InvariantCulture), StringComparer.Ordinal))
            {
                IReadOnlyList<Proposal> proposals = await fix.ProposeAsync(
                    document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                if (proposals.FirstOrDefault(proposal => proposal.Key == context.CodeActionEquivalenceKey) is
                    { } proposal && done.Add((document.Id, diagnostic.Location.SourceSpan, proposal.Title)))
                {
                    await proposal.Edit(editor, context.CancellationToken).ConfigureAwait(false);
                    title ??= proposal.Title;
                }
            }
        }

        return title is null
            ? null
            : CodeAction.Create(title, _ => Task.FromResult(editor.GetChangedSolution()), title);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects
            .Where(project => project.Language == LanguageNames.CSharp)
            .SelectMany(project => project.Documents),
    };
}
