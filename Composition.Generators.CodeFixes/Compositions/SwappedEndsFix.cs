// CN1025: swaps the ends of a connection.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Exchanges the two ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwappedEndsFix)), Shared]
public sealed class SwappedEndsFix() : RuleFix(CompositionRules.EndsSwapped)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<ArgumentListSyntax>() is { Arguments.Count: 2 } ends)
        {
            yield return Proposal.Change("Swap the ends", occurrence.Code, occurrence.Document, ends, Swap);
        }
    }

    private static ArgumentListSyntax Swap(ArgumentListSyntax ends)
    {
        ExpressionSyntax first = ends.Arguments[0].Expression;
        ExpressionSyntax second = ends.Arguments[1].Expression;
        return ends.ReplaceNodes(
            [first, second],
            (original, _) => original == first ? second.WithTriviaFrom(first) : first.WithTriviaFrom(second));
    }
}
