// CN1003: it must be possible to instantiate an instance's component.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances of components that are abstract or generic, or need constructor arguments.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsInstantiable() : InstanceRule(CompositionRules.NotInstantiable)
{
    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        if (IsComponent(component) && Complaint(component, context.Compilation) is { } complaint)
        {
            context.ReportDiagnostic(At(
                instance.Locations.FirstOrDefault(), instance.Name, component.Name, complaint));
        }
    }

    private static string? Complaint(INamedTypeSymbol component, Compilation compilation)
    {
        if (component.IsAbstract)
        {
            return "is abstract: name a class that is derived from it";
        }

        if (component.IsGenericType)
        {
            return "is generic: write one component for each type";
        }

        return CompositionReader.HasConstructor(component, compilation)
            ? null
            : "has no public constructor without parameters: add one, and pass values to instances as attributes";
    }
}
