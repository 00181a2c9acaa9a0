// CN1019: a range of I/O ports or memory belongs to one device.
using CamkesNet.Abi;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds devices in a system whose I/O ports or registers overlap.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardwareIsDisjoint() : CompositionRule(CompositionRules.HardwareOverlaps)
{
    private protected override void Analyze(DeclaredComposition composition, SymbolAnalysisContext context)
    {
        List<(ConnectionEnd End, PartKind Kind, HardwareResource Range)> ranges = [];
        foreach (ComposedInstance instance in composition.System.Instances)
        {
            foreach (PortModel port in instance.Component.Ports)
            {
                if (port is { Type.Device: PartKind.IoPorts or PartKind.DeviceMemory, Hardware: { } range })
                {
                    ConnectionEnd end = new(instance.Name, port.Name);
                    foreach ((ConnectionEnd other, PartKind kind, HardwareResource taken) in ranges)
                    {
                        if (kind == port.Type.Device && Overlap(range, taken))
                        {
                            string what = kind == PartKind.IoPorts ? "The I/O ports" : "The memory ranges";
                            context.ReportDiagnostic(At(
                                composition.LocationOf(instance.Name), what, other, end));
                        }
                    }

                    ranges.Add((end, port.Type.Device, range));
                }
            }
        }
    }

    // Addresses are unsigned; a range may end at the last one.
    private static bool Overlap(HardwareResource first, HardwareResource second)
    {
        ulong firstEnd = unchecked((ulong)first.Start + (ulong)first.Length - 1);
        ulong secondEnd = unchecked((ulong)second.Start + (ulong)second.Length - 1);
        return first.Length > 0 && second.Length > 0
            && (ulong)first.Start <= secondEnd && (ulong)second.Start <= firstEnd;
    }
}
