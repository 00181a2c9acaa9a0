// CN1014: turns the class of an instance into a component.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Marks the class [Component] or [Hardware], and makes it partial and derived from the base class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComponentClassFix)), Shared]
public sealed class ComponentClassFix() : RuleFix(CompositionRules.InstanceNotAComponent)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Declared<IPropertySymbol>(occurrence.Find<PropertyDeclarationSyntax>()) is not
            { Type: INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false, BaseType: { } baseType } type })
        {
            yield break;
        }

        bool isHardware = type.DerivesFrom(WellKnownNames.HardwareComponent);
        bool derives = isHardware || type.DerivesFrom(WellKnownNames.Component)
            || type.DerivesFrom(WellKnownNames.VirtualMachines);
        TypeDeclarationSyntax[] parts = [.. occurrence.DeclarationsOf<TypeDeclarationSyntax>(type)];
        if (parts.Length == 0 || (!derives && baseType.SpecialType != SpecialType.System_Object))
        {
            yield break;
        }

        string attribute = isHardware ? WellKnownNames.HardwareAttribute : WellKnownNames.ComponentAttribute;
        yield return Proposal.ChangeDeclarations(
            $"Mark '{type.Name}' [{(isHardware ? "Hardware" : "Component")}]",
            occurrence.Code,
            occurrence.Solution,
            parts,
            (part, current) => Complete(current, attribute, derives, isFirst: part == parts[0]));
    }

    private static SyntaxNode Complete(
        TypeDeclarationSyntax part, string attribute, bool derives, bool isFirst)
    {
        // Two instances of the class that are fixed together request this change twice.
        if (!isFirst || AttributeSyntaxes.Has(part, attribute))
        {
            return Editing.AddPartial(part);
        }

        TypeDeclarationSyntax marked = AttributeSyntaxes.Add(Editing.AddPartial(part), attribute);
        return derives ? marked : Editing.AddBase(marked, Names.TypeOf(WellKnownNames.Component), isReplacement: false);
    }
}
