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
            IArgumentOperation[] arguments = ConnectionReader
                .Arguments(property, composition.Compilation, context.CancellationToken)
                .ToArray();

            // A constructor call with arguments but without an operation is a compiler error, which needs no second
            // one.
            if (arguments.Length == 0 && ConnectionReader.CreationOf(property, context.CancellationToken)
                is not { ArgumentList.Arguments.Count: > 0 })
            {
                Report("…", property.Locations.FirstOrDefault());
            }

            foreach (IArgumentOperation argument in arguments)
            {
                IPropertyReferenceOperation[] ports = ConnectionReader.PortReferences(argument.Value).ToArray();
                bool areEnds = ports.Length > 0 && ports.All(port => ConnectionReader.EndOf(port) is not null);
                if (!areEnds && argument.Value is not IInvalidOperation)
                {
                    Report(argument.Value.Syntax.ToString(), argument.Value.Syntax.GetLocation());
                }
            }

            void Report(string end, Location? location) =>
                context.ReportDiagnostic(At(location, end, property.Name, composition.Type.Name));
        }
    }
}
