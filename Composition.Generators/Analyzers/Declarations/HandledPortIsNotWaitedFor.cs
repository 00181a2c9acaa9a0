// CN1044: the signals of a port go to its handler, or the port is waited for.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds waits for ports that have a handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandledPortIsNotWaitedFor() : Rule(DeclarationRules.WaitAtHandledPort)
{
    private protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (SignalWait.Of(operation) is { } wait && HandlerOf(wait.Port, wait.Method.ContainingType) is { } handler)
            {
                operation.ReportDiagnostic(At(
                    operation.Operation.Syntax.GetLocation(), wait.Method.Name, wait.Port.Name, handler));
            }
        },
        OperationKind.Invocation);

    private static string? HandlerOf(IPropertySymbol port, INamedTypeSymbol type) => ComponentReader.Hierarchy(type)
        .SelectMany(declaring => declaring.GetMembers().OfType<IMethodSymbol>())
        .FirstOrDefault(method => method.FindAttributes(WellKnownNames.HandlesAttribute)
            .Any(handles => handles.Text("port") == port.Name))
        ?.Name;
}
