// Finds partial properties that the user meant for glue and that no glue implements.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Generators.Reading;

/// <summary>
/// The compiler runs no analyzers after an error in a declaration, such as a partial property without an
/// implementation (CS9248). So that a rule can say what is wrong, the property gets an implementation all the same.
/// </summary>
internal static class RefusedReader
{
    private static readonly string[] marks =
    [
        WellKnownNames.AttributeAttribute, WellKnownNames.InstanceAttribute, WellKnownNames.ConnectionAttribute,
    ];

    /// <summary>A class that could have such properties, by its syntax alone.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax type && type.Members.Any(IsPartialDefinition);

    public static RefusedModel? Read(
        ClassDeclarationSyntax syntax, SemanticModel semantics, CancellationToken cancellation)
    {
        if (semantics.GetDeclaredSymbol(syntax, cancellation) is not { } type)
        {
            return null;
        }

        List<string> properties = [];
        RefusedReport? report = null;
        foreach (PropertyDeclarationSyntax property in syntax.Members.Where(IsPartialDefinition)
            .Cast<PropertyDeclarationSyntax>())
        {
            if (semantics.GetDeclaredSymbol(property, cancellation) is not { PartialImplementationPart: null } symbol
                || !IsMeant(symbol))
            {
                continue;
            }

            if (ContractOf(symbol) is { } contract && ContractReader.StaticMember(contract) is { } member)
            {
                report ??= At(
                    property.Identifier, DeclarationRules.ContractMemberUnsupported.Id, member.Name, contract.Name,
                    Complaints.AboutMember(member));
            }
            else if (!IsImplemented(type, symbol, semantics.Compilation))
            {
                properties.Add(Implement(property, symbol, semantics.Compilation));
            }
        }

        if (properties.Count == 0 && report is null)
        {
            return null;
        }

        bool isOpen = syntax.Ancestors().OfType<TypeDeclarationSyntax>().All(IsPartial);
        return new RefusedModel(
            type.ToNamespace(),
            syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(Head).ToEquatableArray(),
            type.ToFullName(),
            syntax.SpanStart,
            isOpen ? properties.ToEquatableArray() : default,
            properties.Count > 0 ? Report(type, syntax, isOpen) ?? report : report);
    }

    /// <summary>The compiler reports errors in the class that keep rules from running; the generator reports it.</summary>
    public static bool IsReported(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<ClassDeclarationSyntax>()
            .Any(syntax => IsCandidate(syntax)
                && !syntax.Ancestors().OfType<TypeDeclarationSyntax>().All(IsPartial));

    private static bool IsPartialDefinition(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax { ExpressionBody: null, Initializer: null } property
        && property.Modifiers.Any(SyntaxKind.PartialKeyword)
        && property.AccessorList is { } accessors
        && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    // Other partial properties may be another generator's.
    private static bool IsMeant(IPropertySymbol property) =>
        PortReader.TypeOf(property.Type) is not null
        || property.GetAttributes().Any(attribute => marks.Any(mark => attribute.AttributeClass.Is(mark)));

    private static ITypeSymbol? ContractOf(IPropertySymbol property) =>
        PortReader.TypeOf(property.Type) is { Contract: not ContractRole.None }
            ? PortReader.ElementOf(property.Type)!.TypeArguments.FirstOrDefault()
            : null;

    private static bool IsImplemented(INamedTypeSymbol type, IPropertySymbol property, Compilation compilation)
    {
        bool isComponent = (type.FindAttribute(WellKnownNames.ComponentAttribute) is not null
                && ComponentReader.TakesGlue(type, WellKnownNames.Component))
            || (type.FindAttribute(WellKnownNames.HardwareAttribute) is not null
                && ComponentReader.TakesGlue(type, WellKnownNames.HardwareComponent));
        bool isComposition = type.FindAttribute(WellKnownNames.AssemblyAttribute) is not null
            && ComponentReader.TakesGlue(type, WellKnownNames.Composition);
        return (isComponent
                && (PortReader.Read(property, compilation, isInherited: false, handler: null) is { IsPartial: true }
                    || AttributeReader.Read(property, compilation, isInherited: false) is { IsPartial: true }))
            || (isComposition && CompositionReader.IsCreated(property, compilation));
    }

    private static string Implement(
        PropertyDeclarationSyntax syntax, IPropertySymbol property, Compilation compilation)
    {
        string accessors = string.Concat(syntax.AccessorList!.Accessors.Select(accessor =>
            $"{string.Concat(accessor.Modifiers.Select(modifier => modifier.Text + " "))}{accessor.Keyword.Text} "
            + "=> throw null!; "));
        return $"{PortReader.Modifiers(property)}partial {property.Type.ToSource(compilation)} "
            + $"{Identifier.Escape(property.Name)} {{ {accessors}}}";
    }

    private static string Head(TypeDeclarationSyntax type)
    {
        string kind = type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record
            ? $"record {record.ClassOrStructKeyword.Text}"
            : type.Keyword.Text;
        return $"partial {kind} {type.Identifier.Text}{type.TypeParameterList}";
    }

    private static RefusedReport? Report(INamedTypeSymbol type, ClassDeclarationSyntax syntax, bool isOpen)
    {
        string? mark = type.FindAttribute(WellKnownNames.ComponentAttribute) is not null ? "Component"
            : type.FindAttribute(WellKnownNames.HardwareAttribute) is not null ? "Hardware"
            : null;
        if (!isOpen && mark is not null && Complaints.AboutPlace(type) is { } complaint)
        {
            return At(syntax.Identifier, DeclarationRules.ComponentNotTopLevel.Id, type.Name, complaint);
        }

        if (!ComponentReader.IsPartial(type) && mark is not null)
        {
            return At(syntax.Identifier, DeclarationRules.ComponentNotPartial.Id, type.Name, mark);
        }

        return type.FindAttribute(WellKnownNames.AssemblyAttribute) is not null
            && (!isOpen || !ComponentReader.IsPartial(type))
            && Complaints.AboutAssembly(type) is { } reason
                ? At(syntax.Identifier, DeclarationRules.AssemblyInvalid.Id, type.Name, reason)
                : null;
    }

    private static RefusedReport At(SyntaxToken name, string code, params string[] arguments)
    {
        Location place = name.GetLocation();
        return new RefusedReport(
            code, arguments.ToEquatableArray(), place.SourceTree!.FilePath, place.SourceSpan,
            place.GetLineSpan().Span);
    }
}
