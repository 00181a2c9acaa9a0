// CN1045: contract methods and handlers do not wait.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds waits in methods that the dispatcher runs: it serves all calls and signals, one at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallDoesNotWait() : Rule(DeclarationRules.WaitInCall)
{
    private protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (SignalWait.Of(operation) is { IsPoll: false } wait
                && wait.Method.ContainingType.DerivesFrom(WellKnownNames.Component)
                && Reason(wait.Method) is { } reason)
            {
                operation.ReportDiagnostic(At(
                    operation.Operation.Syntax.GetLocation(), wait.Method.Name, wait.Port.Name, reason));
            }
        },
        OperationKind.Invocation);

    private static string? Reason(IMethodSymbol method) =>
        method.FindAttribute(WellKnownNames.HandlesAttribute) is not null ? "handles a signal"
        : Provided(method.ContainingType).Any(contract => Implements(method, contract)) ? "serves a call"
        : null;

    private static IEnumerable<INamedTypeSymbol> Provided(INamedTypeSymbol type) => ComponentReader.Hierarchy(type)
        .SelectMany(declaring => declaring.GetMembers().OfType<IPropertySymbol>())
        .Where(port => PortReader.TypeOf(port.Type) is { Contract: ContractRole.Served })
        .Select(port => PortReader.ElementOf(port.Type)!.TypeArguments[0])
        .OfType<INamedTypeSymbol>()
        .SelectMany(contract => contract.AllInterfaces.Append(contract));

    private static bool Implements(IMethodSymbol method, INamedTypeSymbol contract) => contract.GetMembers()
        .Any(member => SymbolEqualityComparer.Default.Equals(
            method, method.ContainingType.FindImplementationForInterfaceMember(member)));
}
