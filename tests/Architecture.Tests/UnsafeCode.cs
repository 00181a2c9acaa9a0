// Where C# code does what the compiler cannot prove sound, and whether it says why it is.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Tests;

/// <summary>
/// Reads a file without its meaning. A reason is a comment that begins with "Sound:". It stands at a member or in it, or
/// at the type (or a type around it) when one argument holds for all its members. What only declares pointers needs none:
/// nothing is done with them there.
/// </summary>
internal static class UnsafeCode
{
    private const string Reason = "// Sound: ";

    /// <summary>The members, each with its line, that use pointers and do not say why that is sound.</summary>
    public static IEnumerable<(int Line, string Member)> WithoutReason(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
        SyntaxNode root = tree.GetRoot();
        HashSet<string> pointers = [.. PointerNames(root)];
        return root.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            .Where(member => member.DescendantNodes().Any(node => IsUnsafe(node, pointers)))
            .Where(member => !HasReason(member.DescendantTrivia()))
            .Where(member => !member.Ancestors().OfType<TypeDeclarationSyntax>().Any(HasReason))
            .Select(member => (tree.GetLineSpan(member.Span).StartLinePosition.Line + 1, NameOf(member)));
    }

    private static bool HasReason(TypeDeclarationSyntax type) => HasReason(type.GetLeadingTrivia());

    private static bool HasReason(IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Any(piece => piece.ToString().StartsWith(Reason, StringComparison.Ordinal));

    /// <summary>Dereferences, addresses and casts; of element accesses, those of what the file declares a pointer.</summary>
    private static bool IsUnsafe(SyntaxNode node, HashSet<string> pointers) => node switch
    {
        PrefixUnaryExpressionSyntax prefix =>
            prefix.Kind() is SyntaxKind.PointerIndirectionExpression or SyntaxKind.AddressOfExpression,
        MemberAccessExpressionSyntax access => access.IsKind(SyntaxKind.PointerMemberAccessExpression),
        CastExpressionSyntax cast => cast.Type is PointerTypeSyntax,
        FixedStatementSyntax => true,
        ElementAccessExpressionSyntax element =>
            element.Expression is IdentifierNameSyntax name && pointers.Contains(name.Identifier.Text),
        _ => false,
    };

    private static IEnumerable<string> PointerNames(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            switch (node)
            {
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.FixedKeyword):
                    foreach (VariableDeclaratorSyntax buffer in field.Declaration.Variables)
                    {
                        yield return buffer.Identifier.Text;
                    }

                    break;
                case VariableDeclarationSyntax { Type: PointerTypeSyntax } declaration:
                    foreach (VariableDeclaratorSyntax variable in declaration.Variables)
                    {
                        yield return variable.Identifier.Text;
                    }

                    break;
                case ParameterSyntax { Type: PointerTypeSyntax } parameter:
                    yield return parameter.Identifier.Text;
                    break;
            }
        }
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax => "the constructor",
        _ => member.Kind().ToString(),
    };
}
