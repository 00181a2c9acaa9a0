// Reads a [Connection] property: which connector, and which instances' ports it joins.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Reading;

internal static class ConnectionReader
{
    public static ConnectionModel Read(
        IPropertySymbol property, Compilation compilation, CancellationToken cancellation)
    {
        List<ConnectionEnd> from = [];
        List<ConnectionEnd> to = [];
        foreach (IArgumentOperation argument in Arguments(property, compilation, cancellation))
        {
            List<ConnectionEnd> ends = argument.Parameter?.Name == "from" ? from : to;
            foreach (IPropertyReferenceOperation port in PortReferences(argument.Value))
            {
                if (EndOf(port) is { } end)
                {
                    ends.Add(end);
                }
            }
        }

        return new ConnectionModel(
            property.Name, property.Type.Name, from.ToEquatableArray(), to.ToEquatableArray());
    }

    /// <summary>The arguments of the connector's construction, in source order.</summary>
    public static IEnumerable<IArgumentOperation> Arguments(
        IPropertySymbol property, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not PropertyDeclarationSyntax syntax
                || ValueOf(syntax) is not { } value)
            {
                continue;
            }

            IOperation? operation = compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value, cancellation);
            while (operation is IConversionOperation conversion)
            {
                operation = conversion.Operand;
            }

            if (operation is IObjectCreationOperation creation)
            {
                return creation.Arguments;
            }
        }

        return [];
    }

    /// <summary>The <c>new</c> expression that is the property's value, whether it compiles or not.</summary>
    public static BaseObjectCreationExpressionSyntax? CreationOf(
        IPropertySymbol property, CancellationToken cancellation) => property.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<PropertyDeclarationSyntax>()
        .Select(ValueOf)
        .OfType<BaseObjectCreationExpressionSyntax>()
        .FirstOrDefault();

    /// <summary>The property's value, whatever it is.</summary>
    public static ExpressionSyntax? ValueOf(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<PropertyDeclarationSyntax>()
            .Select(ValueOf)
            .FirstOrDefault(value => value is not null);

    /// <summary>The type of an end as it is written.</summary>
    public static ITypeSymbol? TypeOf(
        ExpressionSyntax end, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSemanticModel(end.SyntaxTree).GetTypeInfo(end, cancellation).Type;

    /// <summary>The references to ports in an argument: itself, or the elements of an array or collection.</summary>
    public static IEnumerable<IPropertyReferenceOperation> PortReferences(IOperation value) => value
        .DescendantsAndSelf()
        .OfType<IPropertyReferenceOperation>()
        .Where(reference => PortReader.TypeOf(reference.Property.Type) is not null);

    /// <summary>The end that a reference names; null unless it is a port of one of the class's own instances.</summary>
    public static ConnectionEnd? EndOf(IPropertyReferenceOperation port) =>
        port.Instance is IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } instance
        && instance.Property.FindAttribute(WellKnownNames.InstanceAttribute) is not null
            ? new ConnectionEnd(instance.Property.Name, port.Property.Name)
            : null;

    private static ExpressionSyntax? ValueOf(PropertyDeclarationSyntax property) =>
        property.ExpressionBody?.Expression
        ?? property.Initializer?.Value
        ?? property.AccessorList?.Accessors
            .Select(accessor => accessor.ExpressionBody?.Expression)
            .FirstOrDefault(expression => expression is not null);
}
