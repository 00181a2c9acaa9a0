// CN1017: converts a setting's value to the type of its attribute.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Inserts the same value as a literal of the attribute's type, if there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingValueFix)), Shared]
public sealed class SettingValueFix() : RuleFix(CompositionRules.SettingTypeWrong)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<AttributeSyntax>() is not { } setting
            || occurrence.Declared<IPropertySymbol>(occurrence.Find<PropertyDeclarationSyntax>()) is not
            { Type: INamedTypeSymbol component } instance
            || instance.FindAttributes(WellKnownNames.SettingAttribute).FirstOrDefault(data =>
                data.ApplicationSyntaxReference?.Span == setting.Span) is not { } data
            || data.Argument("value") is not { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } value
            || ComponentReader.Hierarchy(component)
                .SelectMany(type => type.GetMembers(data.Text("name")).OfType<IPropertySymbol>())
                .FirstOrDefault() is not { } attribute
            || SettingLiteral.Of(value, attribute.Type, occurrence.Model, setting.SpanStart) is not { } literal)
        {
            yield break;
        }

        yield return Proposal.Change(
            $"Write {literal}",
            occurrence.Code,
            occurrence.Document,
            setting,
            current => AttributeSyntaxes.SetArgument(current, 1, "value", literal));
    }
}
