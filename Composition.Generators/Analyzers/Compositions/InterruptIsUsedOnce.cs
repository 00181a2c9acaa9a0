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
        Dictionary<long, ConnectionEnd> lines = [];
        foreach (ComposedInstance instance in composition.System.Instances)
        {
            foreach (PortModel port in instance.Component.Ports)
            {
                if (port is not { Type.Device: PartKind.Interrupt, Hardware: { } line })
                {
                    continue;
                }

                ConnectionEnd end = new(instance.Name, port.Name);
                if (lines.TryGetValue(PinOf(line), out ConnectionEnd other))
                {
                    string what = line.IsIsa ? $"ISA interrupt {line.Start}" : $"I/O APIC interrupt {line.Start}";
                    context.ReportDiagnostic(At(composition.LocationOf(instance.Name), what, end, other));
                }
                else
                {
                    lines.Add(PinOf(line), end);
                }
            }
        }
    }

    // ISA interrupts are at the pins of the same numbers, but for the timer's, which PCs have at pin 2 (ACPI, 5.2.12.5).
    private static long PinOf(HardwareResource line) => line is { IsIsa: true, Start: 0 } ? 2 : line.Start;
}
