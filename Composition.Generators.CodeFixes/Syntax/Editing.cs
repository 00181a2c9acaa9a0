// Changes of syntax that keep the surrounding trivia.
using Microsoft.CodeAnalysis.Editing;

namespace CamkesNet.Generators.CodeFixes;

internal static class Editing
{
    /// <summary>Replaces a node by a function of its current state, after earlier changes.</summary>
    public static void Change<T>(this SyntaxEditor editor, T node, Func<T, SyntaxNode> change) where T : SyntaxNode =>
        editor.ReplaceNode(node, (current, _) => change((T)current));

    /// <summary>Makes the declaration partial.</summary>
    public static T AddPartial<T>(T member) where T : MemberDeclarationSyntax =>
        member.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? member
            : ChangeModifiers(member, modifiers => modifiers.Append(Spaced(SyntaxKind.PartialKeyword)));

    /// <summary>Removes modifiers.</summary>
    public static T RemoveModifiers<T>(T member, params SyntaxKind[] kinds) where T : MemberDeclarationSyntax =>
        ChangeModifiers(member, modifiers => modifiers.Where(modifier => !kinds.Contains(modifier.Kind())));

    /// <summary>Makes the member public.</summary>
    public static T MakePublic<T>(T member) where T : MemberDeclarationSyntax => ChangeModifiers(
        member,
        modifiers => modifiers.Where(modifier => !SyntaxFacts.IsAccessibilityModifier(modifier.Kind()))
            .Prepend(Spaced(SyntaxKind.PublicKeyword)));

    /// <summary>Adds a type to the front of a class's base list, or replaces the first type by it.</summary>
    public static TypeDeclarationSyntax AddBase(TypeDeclarationSyntax type, TypeSyntax added, bool isReplacement)
    {
        if (type.BaseList is not { } bases)
        {
            SyntaxToken last = type.ParameterList?.GetLastToken() ?? type.TypeParameterList?.GetLastToken()
                ?? type.Identifier;
            TypeDeclarationSyntax cut = type.ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space));
            return (TypeDeclarationSyntax)cut.WithBaseList(SyntaxFactory.BaseList(
                SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(
                    SyntaxFactory.SimpleBaseType(added.WithTrailingTrivia(last.TrailingTrivia)))));
        }

        BaseTypeSyntax first = bases.Types[0];
        BaseTypeSyntax item = SyntaxFactory.SimpleBaseType(added);
        if (isReplacement)
        {
            return type.ReplaceNode(first, item.WithTriviaFrom(first));
        }

        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return (TypeDeclarationSyntax)type.WithBaseList(bases.WithTypes(SyntaxFactory.SeparatedList<BaseTypeSyntax>(
            ((SyntaxNodeOrToken[])[item, comma]).Concat(bases.Types.GetWithSeparators()))));
    }

    /// <summary>Adds a type to the end of a class's bases.</summary>
    public static TypeDeclarationSyntax AppendBase(TypeDeclarationSyntax type, TypeSyntax added)
    {
        if (type.BaseList is not { Types: { Count: > 0 } types } bases)
        {
            return AddBase(type, added, isReplacement: false);
        }

        BaseTypeSyntax last = types.Last();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        BaseTypeSyntax item = SyntaxFactory.SimpleBaseType(added).WithTrailingTrivia(last.GetTrailingTrivia());
        return (TypeDeclarationSyntax)type.WithBaseList(bases.WithTypes(SyntaxFactory.SeparatedList<BaseTypeSyntax>(
            types.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators()
                .Concat((SyntaxNodeOrToken[])[comma, item]))));
    }

    /// <summary>How lines end in the source.</summary>
    public static string EndOfLineIn(SyntaxNode node) => node.DescendantTrivia()
        .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end
            ? end.ToString()
            : "\n";

    private static T ChangeModifiers<T>(
        T member, Func<IEnumerable<SyntaxToken>, IEnumerable<SyntaxToken>> change) where T : MemberDeclarationSyntax
    {
        // Trivia before the first modifier stays before the token that is first afterwards.
        SyntaxToken first = FirstAfterAttributes(member);
        SyntaxTriviaList leading = first.LeadingTrivia;
        T bare = member.ReplaceToken(first, first.WithLeadingTrivia());
        var changed = (T)bare.WithModifiers(SyntaxFactory.TokenList(change(bare.Modifiers)));
        first = FirstAfterAttributes(changed);
        return changed.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }

    private static SyntaxToken FirstAfterAttributes(MemberDeclarationSyntax member) => member.AttributeLists.Count > 0
        ? member.AttributeLists.Last().GetLastToken().GetNextToken()
        : member.GetFirstToken();

    private static SyntaxToken Spaced(SyntaxKind keyword) =>
        SyntaxFactory.Token(keyword).WithTrailingTrivia(SyntaxFactory.Space);
}
