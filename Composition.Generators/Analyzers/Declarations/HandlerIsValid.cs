// CN1008: a handler must fit its port.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds methods marked [Handles] that cannot be called for a signal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerIsValid() : ComponentRule(DeclarationRules.HandlerInvalid)
{
    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        Dictionary<string, string> handlers = new(StringComparer.Ordinal);
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (AttributeData handles in method.FindAttributes(WellKnownNames.HandlesAttribute))
            {
                string port = handles.Text("port");
                if (Complaint(type, method, port, handlers) is { } complaint)
                {
                    context.ReportDiagnostic(At(LocationOf(method), method.Name, type.Name, complaint));
                }

                handlers[port] = method.Name;
            }
        }
    }

    private static string? Complaint(
        INamedTypeSymbol type, IMethodSymbol method, string port, Dictionary<string, string> handlers)
    {
        if (method.Parameters.Length > 0 || !method.ReturnsVoid || method.IsGenericMethod)
        {
            return $"must be 'void {method.Name}()', because a signal carries nothing and takes nothing back";
        }

        bool isSignalled = OwnPorts(type).Any(property =>
            property.Name == port && PortReader.KindOf(property.Type) is { } kind && kind.HasBadgeBit());
        if (!isSignalled)
        {
            return $"names '{port}', which is not a Consumes, Interrupt or KernelTimer port of the class: "
                + "name one by nameof";
        }

        return handlers.TryGetValue(port, out string? other)
            ? $"handles '{port}', which '{other}' handles already: remove one of them"
            : null;
    }
}
