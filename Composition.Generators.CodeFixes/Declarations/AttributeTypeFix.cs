// CN1009: changes an attribute's type to a supported one.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Inserts the supported type with the same values, if there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeTypeFix)), Shared]
public sealed class AttributeTypeFix() : RuleFix(DeclarationRules.AttributeTypeUnsupported)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (occurrence.Declared<IPropertySymbol>(declaration) is { } property
            && Replacement(property.Type) is { } name)
        {
            yield return Proposal.Change(
                $"Change the type of '{property.Name}' to {name}",
                occurrence.Code,
                occurrence.Document,
                declaration!,
                current => current.WithType(SyntaxFactory.ParseTypeName(name).WithTriviaFrom(current.Type)));
        }
    }

    private static string? Replacement(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_IntPtr } => "long",
        { SpecialType: SpecialType.System_UIntPtr } => "ulong",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            when AttributeReader.LayoutType(nullable.TypeArguments[0]) is not null =>
            nullable.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        _ => null,
    };
}
