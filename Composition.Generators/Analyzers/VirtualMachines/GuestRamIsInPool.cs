// CN1031: the guest's RAM comes from the virtual machine's untyped pools.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds virtual machines with more guest RAM than their pools hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuestRamIsInPool() : VirtualMachineRule(VirtualMachineRules.GuestRamBeyondPool)
{
    private const long LargestUntypedMiB = (1L << VirtualMachineReader.LargestPoolBits) / KernelInterface.BytesPerMiB;

    private protected override void Analyze(
        INamedTypeSymbol type, AttributeData attribute, VirtualMachineModel machine, SymbolAnalysisContext context)
    {
        long pooled = PooledMiB(machine);
        if (machine.GuestRamMb > pooled)
        {
            context.ReportDiagnostic(At(
                LocationOf(attribute, type), machine.GuestRamMb, machine.Index, pooled, PoolFor(machine)));
        }
    }

    /// <summary>What the pools hold, in MiB.</summary>
    internal static long PooledMiB(VirtualMachineModel machine) =>
        machine.Pools.Sum(pool => Math.Max(0, pool.Count) << pool.SizeBits) / KernelInterface.BytesPerMiB;

    /// <summary>The number of the largest objects that holds the guest's RAM.</summary>
    internal static long PoolFor(VirtualMachineModel machine) =>
        (machine.GuestRamMb + LargestUntypedMiB - 1) / LargestUntypedMiB;
}
