// CN1011: removes the second connection of a port.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Removes the later of two connections.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicateConnectionFix)), Shared]
public sealed class DuplicateConnectionFix() : RuleFix(CompositionRules.PortConnectedTwice)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<PropertyDeclarationSyntax>() is { } connection
            && AttributeSyntaxes.Has(connection, WellKnownNames.ConnectionAttribute))
        {
            yield return Proposal.Remove(
                $"Remove the connection '{connection.Identifier.ValueText}'",
                occurrence.Code,
                occurrence.Document,
                connection);
        }
    }
}
