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
        IPropertySymbol? signalled = OwnPorts(type).FirstOrDefault(property =>
            property.Name == port && PortReader.TypeOf(property.Type) is { IsSignalled: true });
        bool isArray = signalled is not null && PortReader.IsArray(signalled.Type);
        if (!ComponentReader.HasHandlerForm(method, isArray))
        {
            return isArray
                ? $"must be declared 'void {method.Name}(int element)': '{port}' is an array of ports"
                : $"must be declared 'void {method.Name}()': a signal carries no data and returns no value";
        }

        if (signalled is null)
        {
            return $"names '{port}', which is not a signalled port of the class (Consumes, Interrupt, KernelTimer, "
                + "UsesWithEvent): name such a port with nameof";
        }

        return handlers.TryGetValue(port, out string? other)
            ? $"handles '{port}', which '{other}' already handles: remove one of the two"
            : null;
    }
}
