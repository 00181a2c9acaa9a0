// Members added to a class in the style of those that it has.
using Microsoft.CodeAnalysis.Simplification;

namespace CamkesNet.Generators.CodeFixes;

internal static class Members
{
    /// <summary>The names of the class's members, and those that earlier changes have added.</summary>
    public static HashSet<string> NamesOf(INamedTypeSymbol type, TypeDeclarationSyntax current)
    {
        HashSet<string> names = [.. type.MemberNames];
        names.UnionWith(current.Members.OfType<PropertyDeclarationSyntax>()
            .Select(property => property.Identifier.ValueText));
        return names;
    }

    /// <summary>Adds a member after the others, with an empty line between.</summary>
    public static TypeDeclarationSyntax Append(TypeDeclarationSyntax type, string member) =>
        Insert(type, type.Members.Last(), member, isSpread: true);

    /// <summary>Adds a member after another, on a line of its own.</summary>
    /// <param name="isSpread">An empty line stands before it.</param>
    public static TypeDeclarationSyntax Insert(
        TypeDeclarationSyntax type, MemberDeclarationSyntax previous, string member, bool isSpread)
    {
        string end = Editing.EndOfLineIn(type);
        string before = isSpread ? end : "";
        if (!previous.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            before = end + before;
        }

        return type.InsertNodesAfter(previous, [Parse(member, IndentationOf(previous), before, end)]);
    }

    /// <summary>The spaces before a node on its line.</summary>
    public static string IndentationOf(SyntaxNode node) => string.Concat(node.GetLeadingTrivia().Reverse()
        .TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>An empty line stands before the member.</summary>
    public static bool IsSpread(MemberDeclarationSyntax member) =>
        member.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static MemberDeclarationSyntax Parse(string member, string indentation, string before, string end) =>
        SyntaxFactory.ParseMemberDeclaration(
                before + indentation + member.Replace("\n", end + indentation) + end)!
            .WithAdditionalAnnotations(Simplifier.Annotation);
}
