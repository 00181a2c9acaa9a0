// CN1028: ports and attributes are not available in constructors and initializers.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds uses of ports and attributes while the component is constructed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortIsUsedLater() : Rule(DeclarationRules.UsedInConstructor)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.PropertyReference);

    private void Analyze(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        IPropertySymbol property = reference.Property;
        bool isPort = PortReader.TypeOf(property.Type) is not null;
        if (reference.Instance is IInstanceReferenceOperation
            && (isPort || property.FindAttribute(WellKnownNames.AttributeAttribute) is not null)
            && context.ContainingSymbol.ContainingType.DerivesFrom(WellKnownNames.Component)
            && context.ContainingSymbol is IFieldSymbol or IPropertySymbol
                or IMethodSymbol { MethodKind: MethodKind.Constructor }
            && !IsLater(reference))
        {
            context.ReportDiagnostic(At(
                reference.Syntax.GetLocation(),
                isPort ? "port" : "attribute",
                property.Name,
                context.ContainingSymbol.ContainingType.Name));
        }
    }

    // A lambda or a local function runs later, or not at all; nameof takes the name only.
    private static bool IsLater(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation)
            {
                return true;
            }
        }

        return false;
    }
}
