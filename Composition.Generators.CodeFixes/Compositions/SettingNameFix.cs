// CN1016: names an attribute that the component has.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Proposes attributes with similar names, written with nameof, and the removal of the setting.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingNameFix)), Shared]
public sealed class SettingNameFix() : RuleFix(CompositionRules.SettingUnknown)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (occurrence.Find<AttributeSyntax>() is not { } setting
            || AttributeSyntaxes.Argument(setting, 0, "name") is not { } argument
            || occurrence.Declared<IPropertySymbol>(declaration) is not { Type: INamedTypeSymbol component })
        {
            yield break;
        }

        string written = occurrence.Model.GetConstantValue(argument.Expression, occurrence.Cancellation).Value
            as string ?? string.Empty;
        IEnumerable<string> attributes = ComponentReader.FindOrRead(component, occurrence.Compilation).Attributes
            .Select(attribute => attribute.Name);
        string owner = component.ToMinimalDisplayString(occurrence.Model, setting.SpanStart);
        int rank = 0;
        foreach (string name in Names.Near(written, attributes))
        {
            yield return Proposal.Change(
                $"Set '{name}'",
                rank++ == 0 ? "Nearest" : name,
                occurrence.Document,
                setting,
                current => AttributeSyntaxes.SetArgument(
                    current, 0, "name", $"nameof({owner}.{Names.Escape(name)})"));
        }

        yield return Proposal.Change(
            $"Remove the setting '{written}'",
            "Remove",
            occurrence.Document,
            declaration!,
            current => AttributeSyntaxes.Remove(current, attribute => attribute.IsEquivalentTo(setting)));
    }
}
