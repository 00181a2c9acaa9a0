// CN1049: nothing is written to a dataport that is mapped for reading.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds writes to dataports marked [ReadOnly].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadOnlyDataportIsRead() : Rule(DeclarationRules.DataportReadOnly)
{
    private protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            var value = (IPropertyReferenceOperation)operation.Operation;
            if (value.Property.ContainingType.OriginalDefinition.Is(WellKnownNames.Dataport)
                && value.Instance is IPropertyReferenceOperation { Property: var port }
                && port.FindAttribute(WellKnownNames.ReadOnlyAttribute) is not null
                && IsWritten(value))
            {
                operation.ReportDiagnostic(At(
                    value.Syntax.GetLocation(), operation.ContainingSymbol.Name, port.Name));
            }
        },
        OperationKind.PropertyReference);

    // The value itself, a field of it, or an element of an inline array in it.
    private static bool IsWritten(IOperation value)
    {
        IOperation place = value;
        while (place.Parent is IFieldReferenceOperation or IInlineArrayAccessOperation)
        {
            place = place.Parent;
        }

        return place.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == place,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        };
    }
}
