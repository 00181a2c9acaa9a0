// The base of all rules.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>An analyzer of one rule.</summary>
public abstract class Rule : DiagnosticAnalyzer
{
    private protected Rule(DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    private protected abstract void Register(AnalysisContext context);

    private protected Diagnostic At(Location? location, params object[] arguments) =>
        Diagnostic.Create(Descriptor, location ?? Location.None, arguments);

    /// <summary>Creates a diagnostic with the name of the item to fix, if the location does not identify it.</summary>
    private protected Diagnostic At(Location? location, Subject subject, params object[] arguments) =>
        Diagnostic.Create(
            Descriptor,
            location ?? Location.None,
            ImmutableDictionary<string, string?>.Empty.Add(Subject.Property, subject.Name),
            arguments);

    /// <summary>The location of an attribute, or of the symbol if the attribute has none.</summary>
    private protected static Location? LocationOf(AttributeData attribute, ISymbol symbol) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.Span)
            : symbol.Locations.FirstOrDefault();
}
