// CN1008: corrects the signature or the port of a handler.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>
/// Corrects a handler's signature, replaces its port by one with a similar name, or removes [Handles].
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerFix)), Shared]
public sealed class HandlerFix() : RuleFix(DeclarationRules.HandlerInvalid)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        MethodDeclarationSyntax? declaration = occurrence.Find<MethodDeclarationSyntax>();
        if (occurrence.Declared<IMethodSymbol>(declaration) is not { } method
            || method.FindAttribute(WellKnownNames.HandlesAttribute) is not { } handles)
        {
            return [];
        }

        if (method.Parameters.Length > 0 || !method.ReturnsVoid || method.IsGenericMethod)
        {
            return CanBeBare(occurrence, declaration!, method)
                ? [Proposal.Change(
                    $"Write 'void {method.Name}()'", "Form", occurrence.Document, declaration!, MakeBare)]
                : [];
        }

        string port = handles.Text("port");
        string[] signalled = [.. method.ContainingType.GetMembers().OfType<IPropertySymbol>()
            .Where(property => !property.IsStatic
                && PortReader.TypeOf(property.Type) is { IsSignalled: true })
            .Select(property => property.Name)];
        return signalled.Contains(port)
            ? [Proposal.Change(
                $"Remove [Handles] from '{method.Name}'", "Remove", occurrence.Document, declaration!,
                member => AttributeSyntaxes.Remove(member, IsHandles))]
            : Names.Near(port, signalled).Select((name, i) => Proposal.Change(
                $"Handle '{name}'", i == 0 ? "Nearest" : name, occurrence.Document, declaration!,
                member => Rename(member, name)));
    }

    private static SyntaxNode Rename(MethodDeclarationSyntax method, string port)
    {
        AttributeSyntax attribute = method.AttributeLists.SelectMany(list => list.Attributes).First(IsHandles);
        return method.ReplaceNode(
            attribute, AttributeSyntaxes.SetArgument(attribute, 0, "port", $"nameof({Names.Escape(port)})"));
    }

    private static bool IsHandles(AttributeSyntax attribute) =>
        AttributeSyntaxes.IsNamed(attribute, WellKnownNames.HandlesAttribute);

    // Nothing is lost: no parameter is used, and no value is returned.
    private static bool CanBeBare(Occurrence occurrence, MethodDeclarationSyntax declaration, IMethodSymbol method)
    {
        bool givesValue = !method.ReturnsVoid && (IsValue(declaration.ExpressionBody)
            || declaration.Body?.DescendantNodes(node => node is not (LambdaExpressionSyntax
                or AnonymousMethodExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Any() == true);
        SyntaxNode? body = declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody;
        return !givesValue && !method.IsGenericMethod && !method.IsAsync
            && body?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                occurrence.Model.GetSymbolInfo(name, occurrence.Cancellation).Symbol is IParameterSymbol) != true;
    }

    /// <summary>Whether a body is nothing but a value, which cannot stand as a statement.</summary>
    private static bool IsValue(ArrowExpressionClauseSyntax? body) =>
        body != null && body.Expression is not (InvocationExpressionSyntax or AssignmentExpressionSyntax);

    private static MethodDeclarationSyntax MakeBare(MethodDeclarationSyntax method) => method
        .WithReturnType(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword))
            .WithTriviaFrom(method.ReturnType))
        .WithParameterList(method.ParameterList.WithParameters(default));
}
