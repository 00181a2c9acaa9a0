// CN1051: memory that a connection shares is not larger than a value can be.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds ports with contents that .NET and the native compiler refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedMemoryFits() : ComponentRule(DeclarationRules.SharedMemoryTooLarge)
{
    /// <summary>What sizeof can say.</summary>
    private const long LargestValue = int.MaxValue;

    /// <summary>CoreCLR, src/coreclr/vm/field.h: FIELD_OFFSET_LAST_REAL_OFFSET.</summary>
    private const long LargestInlineArray = (1 << 27) - 1 - 6;

    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol port in OwnPorts(type))
        {
            if (PortReader.ContentsOf(port.Type) is not { } contents)
            {
                continue;
            }

            if (StructSize.LargestInlineArray(contents) is { } array
                && StructSize.Of(array) is var bytes && bytes > LargestInlineArray)
            {
                Report(array, bytes, LargestInlineArray);
            }
            else if (StructSize.Of(contents) is var all && all > LargestValue)
            {
                Report(contents, all, LargestValue);
            }

            void Report(ITypeSymbol large, long size, long most) => context.ReportDiagnostic(At(
                LocationOf(port), port.Name, type.Name, large.Name, size / KernelInterface.BytesPerMiB,
                most / KernelInterface.BytesPerMiB));
        }
    }
}
