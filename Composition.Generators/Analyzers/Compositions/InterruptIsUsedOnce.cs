// CN1020: an interrupt belongs to one device.
using CamkesNet.Abi;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds devices in a system that claim the same interrupt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterruptIsUsedOnce() : CompositionRule(CompositionRules.InterruptUsedTwice)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        Dictionary<(long Number, bool IsIsa), ConnectionEnd> lines = [];
        foreach (ComposedInstance instance in composition.System.Instances)
        {
            foreach (PortModel port in instance.Component.Ports)
            {
                if (port is not { Type.Device: PartKind.Interrupt, Hardware: { } line })
                {
                    continue;
                }

                ConnectionEnd end = new(instance.Name, port.Name);
                if (lines.TryGetValue((line.Start, line.IsIsa), out ConnectionEnd other))
                {
                    string what = line.IsIsa ? $"ISA interrupt {line.Start}" : $"I/O APIC interrupt {line.Start}";
                    context.ReportDiagnostic(At(composition.LocationOf(instance.Name), what, end, other));
                }
                else
                {
                    lines.Add((line.Start, line.IsIsa), end);
                }
            }
        }
    }
}
