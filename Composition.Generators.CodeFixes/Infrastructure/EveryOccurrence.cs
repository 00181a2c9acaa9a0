// Fixes all occurrences at once.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>
/// Makes the changes one after the other in one editor. Roslyn's batch fixer makes each from the original text and
/// merges the texts; it drops what two of them insert at one place, such as two connections of one instance.
/// </summary>
internal sealed class EveryOccurrence : FixAllProvider
{
    public static readonly EveryOccurrence Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        RuleFix fix = (RuleFix)context.CodeFixProvider;
        SolutionEditor editor = new(context.Solution);
        string? title = null;

        // A rule may have several reasons for what is done once, such as both ends of a connection.
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
