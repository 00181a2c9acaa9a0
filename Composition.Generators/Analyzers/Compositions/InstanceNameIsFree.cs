// CN1013: instances must not have the names of instances that virtual machines add.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances with the name of a server, device or monitor that virtual machines add.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceNameIsFree() : CompositionRule(CompositionRules.InstanceNameClash)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        if (composition.Model.Holders.Count == 0)
        {
            return;
        }

        HashSet<string> brought = new(StringComparer.Ordinal);
        foreach (ComposedInstance instance in composition.System.Instances.Skip(composition.Model.Instances.Count))
        {
            brought.Add(instance.Name);
        }

        foreach (InstanceModel instance in composition.Model.Instances)
        {
            if (brought.Contains(instance.Name))
            {
                context.ReportDiagnostic(At(
                    composition.LocationOf(instance.Name), instance.Name, composition.Model.Holders[0].Name));
            }
        }
    }
}
