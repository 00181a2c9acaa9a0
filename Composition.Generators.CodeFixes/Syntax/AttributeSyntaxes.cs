// Attributes in source code: finding, adding and changing their arguments.
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CamkesNet.Generators.CodeFixes;

internal static class AttributeSyntaxes
{
    /// <summary>The attributes of a class, as written on this declaration.</summary>
    public static IEnumerable<AttributeSyntax> Find(
        MemberDeclarationSyntax member, SemanticModel model, string metadataName) => member.AttributeLists
        .SelectMany(list => list.Attributes)
        .Where(attribute => model.GetSymbolInfo(attribute).Symbol is { ContainingType: { } type }
            && type.Is(metadataName));

    /// <summary>Whether an attribute with this name is on the declaration. Only names are compared.</summary>
    public static bool Has(MemberDeclarationSyntax member, string metadataName) => member.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => IsNamed(attribute, metadataName));

    /// <summary>Whether the attribute is written with this name, with or without <c>Attribute</c>.</summary>
    public static bool IsNamed(AttributeSyntax attribute, string metadataName)
    {
        string written = attribute.Name is QualifiedNameSyntax qualified
            ? qualified.Right.Identifier.ValueText
            : attribute.Name.ToString();
        string name = Names.Short(metadataName);
        return written == name || written + nameof(Attribute) == name;
    }

    /// <summary>
    /// Adds an attribute after those that the member has, in the same style: on a separate line, or on the member's
    /// line.
    /// </summary>
    public static T Add<T>(T member, string metadataName, string arguments = "") where T : MemberDeclarationSyntax
    {
        // Parsed instead of constructed: the formatter does not change syntax without elastic trivia.
        string name = "global::" + metadataName.Substring(0, metadataName.Length - "Attribute".Length);
        string text = arguments.Length == 0 ? name : $"{name}({arguments})";
        AttributeListSyntax list = SyntaxFactory.ParseMemberDeclaration($"[{text}] int x;")!.AttributeLists[0];
        NameSyntax written = list.Attributes[0].Name;
        list = list.ReplaceNode(
            written, written.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
        if (member.AttributeLists.LastOrDefault() is { } last)
        {
            SyntaxToken next = last.GetLastToken().GetNextToken();
            list = list.WithLeadingTrivia(EndsLine(last) ? next.LeadingTrivia : default)
                .WithTrailingTrivia(last.GetTrailingTrivia());
            return (T)member.WithAttributeLists(member.AttributeLists.Add(list));
        }

        // For a class, the attribute is on a separate line; a member of one line stays on one line.
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        SyntaxTriviaList indentation = [.. leading.Reverse().TakeWhile(
            trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
        bool isSpread = member is TypeDeclarationSyntax;
        list = list.WithLeadingTrivia(leading).WithTrailingTrivia(
            isSpread ? SyntaxFactory.EndOfLine(Editing.EndOfLineIn(member)) : SyntaxFactory.Space);
        return (T)member.WithLeadingTrivia(isSpread ? indentation : default)
            .WithAttributeLists(SyntaxFactory.SingletonList(list));
    }

    /// <summary>Sets the value of a named argument, which is added if it does not exist.</summary>
    public static AttributeSyntax Set(AttributeSyntax attribute, string name, string value)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(
            argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } argument)
        {
            return attribute.ReplaceNode(argument.Expression, expression.WithTriviaFrom(argument.Expression));
        }

        AttributeArgumentSyntax added = SyntaxFactory.ParseAttributeArgumentList($"({name} = {value})")!.Arguments[0];
        return attribute.ArgumentList is { Arguments.Count: > 0 } list
            ? attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
                list.Arguments.GetWithSeparators().Concat((SyntaxNodeOrToken[])
                [
                    SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), added,
                ]))))
            : attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({name} = {value})"))
                .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The argument of a constructor's parameter.</summary>
    public static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, int position, string parameter)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
            ?? arguments.Where(argument => argument is { NameColon: null, NameEquals: null })
                .ElementAtOrDefault(position);
    }

    /// <summary>Sets the argument of a constructor's parameter.</summary>
    public static AttributeSyntax SetArgument(
        AttributeSyntax attribute, int position, string parameter, string value) =>
        Argument(attribute, position, parameter) is { } argument
            ? attribute.ReplaceNode(
                argument.Expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(argument.Expression))
            : attribute;

    /// <summary>Removes a named argument, with the comma that it no longer needs.</summary>
    public static AttributeSyntax RemoveArgument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(
            argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } argument
            ? attribute.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!
            : attribute;

    /// <summary>Removes an attribute, and its brackets if they contain no other.</summary>
    public static T Remove<T>(T member, Func<AttributeSyntax, bool> isRemoved) where T : MemberDeclarationSyntax
    {
        if (member.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(isRemoved) is not { } attribute)
        {
            return member;
        }

        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return member.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        SyntaxTriviaList leading = list.GetLeadingTrivia();
        bool isFirst = member.AttributeLists[0] == list;
        T removed = member.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        return isFirst ? removed.WithLeadingTrivia(leading) : removed;
    }

    /// <summary>Whether the attribute's line ends with it.</summary>
    public static bool EndsLine(AttributeListSyntax list) =>
        list.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
