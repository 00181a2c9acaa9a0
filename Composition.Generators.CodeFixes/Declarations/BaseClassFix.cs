// CN1002: derives a component from its base class.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds the base class, or replaces another base class of CamkesNet by it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaseClassFix)), Shared]
public sealed class BaseClassFix() : RuleFix(DeclarationRules.ComponentBaseMissing)
{
    private static readonly string[] bases =
        [WellKnownNames.Component, WellKnownNames.HardwareComponent, WellKnownNames.VirtualMachines];

    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        TypeDeclarationSyntax? declaration = occurrence.Find<TypeDeclarationSyntax>();
        if (occurrence.Declared<INamedTypeSymbol>(declaration) is not { BaseType: { } current } type)
        {
            yield break;
        }

        // The user's own base class cannot be replaced without loss.
        bool isOurs = bases.Any(name => current.Is(name));
        if (!isOurs && current.SpecialType != SpecialType.System_Object)
        {
            yield break;
        }

        string expected = ExpectedBase(type);
        TypeDeclarationSyntax? target = isOurs
            ? occurrence.DeclarationsOf<TypeDeclarationSyntax>(type).FirstOrDefault(part => part.BaseList is not null)
            : declaration;
        if (target is not null)
        {
            yield return Proposal.ChangeDeclarations(
                $"Derive '{type.Name}' from {Names.Short(expected)}",
                occurrence.Code,
                occurrence.Solution,
                [target],
                part => Editing.AddBase(part, Names.TypeOf(expected), isReplacement: isOurs));
        }
    }

    private static string ExpectedBase(INamedTypeSymbol type)
    {
        if (type.FindAttribute(WellKnownNames.HardwareAttribute) is not null)
        {
            return WellKnownNames.HardwareComponent;
        }

        return type.FindAttribute(WellKnownNames.VmConfigurationAttribute) is not null
            ? WellKnownNames.VirtualMachines
            : WellKnownNames.Component;
    }
}
