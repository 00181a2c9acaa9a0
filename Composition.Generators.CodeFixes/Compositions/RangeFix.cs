// CN1023: sets priority, heap or stack to the nearest valid value.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Inserts the nearest bound of the setting's range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RangeFix)), Shared]
public sealed class RangeFix() : RuleFix(CompositionRules.InstanceOutOfRange)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<AttributeSyntax>() is not { } attribute || Subject.Of(occurrence.Diagnostic) is not { } name
            || SettingRange.Find(
                occurrence.Model.GetTypeInfo(attribute, occurrence.Cancellation).Type as INamedTypeSymbol, name)
                is not { } range
            || attribute.ArgumentList?.Arguments.FirstOrDefault(argument =>
                argument.NameEquals?.Name.Identifier.ValueText == name) is not { } argument
            || SymbolExtensions.ToInteger(occurrence.Model.GetConstantValue(
                argument.Expression, occurrence.Cancellation).Value) is not { } value)
        {
            yield break;
        }

        string literal = SettingRange.Write(range.Nearest(value));
        yield return Proposal.Change(
            $"Set {name} to {literal}",
            name,
            occurrence.Document,
            attribute,
            current => AttributeSyntaxes.Set(current, name, literal));
    }
}
