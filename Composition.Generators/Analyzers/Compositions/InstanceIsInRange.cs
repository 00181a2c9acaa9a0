// CN1023: priority, heap and stack of an instance must be within their ranges.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds instances with a priority, heap or stack that the kernel cannot give them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceIsInRange() : InstanceRule(CompositionRules.InstanceOutOfRange)
{
    private const long LargestHeap = 1024 * KernelInterface.BytesPerMiB;

    // UserAddressSpace.StackStride of the kernel's ABI, less the page below each stack that is never mapped.
    private const long LargestStack = (16 * KernelInterface.BytesPerMiB) - KernelInterface.PageSize;

    private protected override void Analyze(
        IPropertySymbol instance, INamedTypeSymbol component, AttributeData attribute, SymbolAnalysisContext context)
    {
        Check("Priority", 1, 254, "1 to 254");
        Check("HeapSize", 0, LargestHeap, "0 to 0x40000000 bytes");
        Check("StackSize", KernelInterface.PageSize, LargestStack, "0x1000 to 0xFFF000 bytes");

        void Check(string name, long least, long most, string range)
        {
            long value = attribute.Integer(name, least);
            if (value < least || value > most)
            {
                context.ReportDiagnostic(At(
                    LocationOf(attribute, instance), name, $"instance '{instance.Name}'", value, range));
            }
        }
    }
}
