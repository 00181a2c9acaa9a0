// CN1049: nothing is written to memory that is mapped for reading. Hosted, a write would succeed, so that every use
// which could lead to one is refused.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds writes to ports marked [ReadOnly], and uses that no rule could follow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadOnlyDataportIsRead() : Rule(DeclarationRules.DataportReadOnly)
{
    private const string Writes = "writes to";
    private const string PassesOn = "passes on, so that it could be written to,";

    private protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            var port = (IPropertyReferenceOperation)operation.Operation;
            if (port.Property.FindAttribute(WellKnownNames.ReadOnlyAttribute) is not null
                && PortReader.TypeOf(port.Property.Type) is not null
                && ComplaintAbout(port) is { } complaint)
            {
                operation.ReportDiagnostic(At(
                    complaint.Place.Syntax.GetLocation(), operation.ContainingSymbol.Name, complaint.Verb,
                    port.Property.Name));
            }
        },
        OperationKind.PropertyReference);

    private static (IOperation Place, string Verb)? ComplaintAbout(IPropertyReferenceOperation port)
    {
        IOperation element = PortReader.IsArray(port.Property.Type)
            && port.Parent is IPropertyReferenceOperation { Property.IsIndexer: true } index && index.Instance == port
                ? index
                : port;
        return element.Parent switch
        {
            INameOfOperation => null,
            IPropertyReferenceOperation member when member.Instance == element => ComplaintAbout(member, member.Property),
            IInvocationOperation call when call.Instance == element => ComplaintAbout(call, call.TargetMethod),

            // Compositions and tests give the ports of their instances to connectors and to the hosted runner.
            _ => port.Instance is IInstanceReferenceOperation ? (element, PassesOn) : null,
        };
    }

    // A member of the port that gives access to the memory, or one that writes by itself.
    private static (IOperation Place, string Verb)? ComplaintAbout(IOperation use, ISymbol member) => member switch
    {
        IPropertySymbol { RefKind: RefKind.Ref } or IMethodSymbol { RefKind: RefKind.Ref } => Complaint(use),
        IPropertySymbol { Type: var type } when WritableReference.IsSpan(type) => Complaint(use),
        IMethodSymbol { ReturnType: var type } when WritableReference.IsSpan(type) => Complaint(use),
        IMethodSymbol { Name: var name } when name.StartsWith("Write", StringComparison.Ordinal) => (use, Writes),
        _ => null,
    };

    private static (IOperation Place, string Verb)? Complaint(IOperation use) => WritableReference.UseOf(use) switch
    {
        ReferenceUse.Read => null,
        ReferenceUse.Written => (use, Writes),
        _ => (use, PassesOn),
    };
}
