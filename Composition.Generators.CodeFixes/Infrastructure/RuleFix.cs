// The base of all fixes.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>A fix of what one rule, or several like it, find.</summary>
public abstract class RuleFix : CodeFixProvider, IProposer
{
    private protected RuleFix(params DiagnosticDescriptor[] rules)
    {
        FixableDiagnosticIds = [.. rules.Select(rule => rule.Id)];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => EveryOccurrence.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Proposal proposal in await ((IProposer)this).ProposeAsync(
                context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        proposal.Title,
                        cancellation => ApplyAsync(context.Document.Project.Solution, proposal, cancellation),
                        proposal.Key),
                    diagnostic);
            }
        }
    }

    /// <inheritdoc/>
    async Task<IReadOnlyList<Proposal>> IProposer.ProposeAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null
            ? []
            : [.. Propose(new Occurrence(document, root, model, diagnostic, cancellation))];
    }

    private protected abstract IEnumerable<Proposal> Propose(Occurrence occurrence);

    private static async Task<Solution> ApplyAsync(
        Solution solution, Proposal proposal, CancellationToken cancellation)
    {
        SolutionEditor editor = new(solution);
        await proposal.Edit(editor, cancellation).ConfigureAwait(false);
        return editor.GetChangedSolution();
    }
}
