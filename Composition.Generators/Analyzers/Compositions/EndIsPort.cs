// CN1012: the ends of a connection must be ports of the class's instances.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds connections whose ends are not known while compiling.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndIsPort() : CompositionRule(CompositionRules.EndNotAPort)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in composition.ConnectionProperties)
        {
            foreach (IArgumentOperation argument in ConnectionReader.Arguments(
                property, composition.Compilation, context.CancellationToken))
            {
                IPropertyReferenceOperation[] ports = ConnectionReader.PortReferences(argument.Value).ToArray();
                bool areEnds = ports.Length > 0 && ports.All(port => ConnectionReader.EndOf(port) is not null);
                if (!areEnds && argument.Value is not IInvalidOperation)
                {
                    context.ReportDiagnostic(At(
                        argument.Value.Syntax.GetLocation(),
                        argument.Value.Syntax.ToString(),
                        property.Name,
                        composition.Type.Name));
                }
            }
        }
    }
}
