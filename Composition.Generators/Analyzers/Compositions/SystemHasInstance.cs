// CN1042: a system has at least one instance.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds systems that do nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SystemHasInstance() : CompositionRule(CompositionRules.SystemEmpty)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        bool isEmpty = !composition.Type.GetMembers()
            .Any(member => member.FindAttribute(WellKnownNames.InstanceAttribute) is not null);
        if (isEmpty && Complaints.AboutAssembly(composition.Type) is null)
        {
            context.ReportDiagnostic(At(composition.Type.Locations.FirstOrDefault(), composition.Type.Name));
        }
    }
}
