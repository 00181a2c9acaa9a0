// CN1018: gives an attribute a value.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds a setting to the instance, or a default to the attribute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingSettingFix)), Shared]
public sealed class MissingSettingFix() : RuleFix(CompositionRules.AttributeNotSet)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (occurrence.Declared<IPropertySymbol>(declaration) is not { Type: INamedTypeSymbol component } instance
            || Subject.Of(occurrence.Diagnostic) is not { } name
            || ComponentReader.Hierarchy(component)
                .SelectMany(type => type.GetMembers(name).OfType<IPropertySymbol>())
                .FirstOrDefault() is not { } attribute)
        {
            yield break;
        }

        int position = declaration!.SpanStart;
        string owner = component.ToMinimalDisplayString(occurrence.Model, position);
        string value = SettingLiteral.Default(attribute.Type, occurrence.Model, position);
        yield return Proposal.Change(
            $"Set '{name}' of '{instance.Name}'",
            "Set",
            occurrence.Document,
            declaration,
            current => AttributeSyntaxes.Add(
                current, WellKnownNames.SettingAttribute, $"nameof({owner}.{Names.Escape(name)}), {value}"));

        if (occurrence.DeclarationsOf<PropertyDeclarationSyntax>(attribute).FirstOrDefault() is { } written)
        {
            SemanticModel model = occurrence.Compilation.GetSemanticModel(written.SyntaxTree);
            AttributeSyntax mark = AttributeSyntaxes.Find(written, model, WellKnownNames.AttributeAttribute).First();
            string otherwise = SettingLiteral.Default(attribute.Type, model, written.SpanStart);
            yield return Proposal.ChangeDeclarations(
                $"Give '{name}' a default",
                "Default",
                occurrence.Solution,
                [mark],
                current => AttributeSyntaxes.Set(current, "Default", otherwise));
        }
    }
}
