// A call that waits for a signalled port, for the rules about waiting.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>A wait in a method of a component for a port of it.</summary>
internal sealed record SignalWait(IPropertySymbol Port, IMethodSymbol Method, bool IsPoll)
{
    /// <summary>The wait that an invocation is, or null.</summary>
    public static SignalWait? Of(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        return call is { TargetMethod: { Name: "Wait" or "WaitUntil" or "Poll" } target, Instance: { } instance }
            && target.ContainingType.Is(WellKnownNames.SignalledPort)
            && instance.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
                .FirstOrDefault(reference => reference.Instance is IInstanceReferenceOperation
                    && PortReader.TypeOf(reference.Property.Type) is { IsSignalled: true }) is { } port
            && context.ContainingSymbol is IMethodSymbol method
                ? new SignalWait(port.Property, method, target.Name == "Poll")
                : null;
    }
}
