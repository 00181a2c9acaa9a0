// CN1036: removes a setting that has no effect.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Removes the argument from the attribute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingEffectFix)), Shared]
public sealed class SettingEffectFix() : RuleFix(VirtualMachineRules.SettingWithoutEffect)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<AttributeSyntax>() is { } configuration
            && occurrence.Find<AttributeArgumentSyntax>()?.NameEquals?.Name.Identifier.ValueText is { } setting)
        {
            yield return Proposal.Change(
                $"Remove {setting}",
                occurrence.Code,
                occurrence.Document,
                configuration,
                current => AttributeSyntaxes.RemoveArgument(current, setting));
        }
    }
}
