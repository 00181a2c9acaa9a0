// CN1021: a port of a device must say where the device is.
using CamkesNet.Abi;
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds ports of hardware components without a resource, or with an invalid one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardwareResourceIsValid() : ComponentRule(DeclarationRules.HardwareResourceInvalid)
{
    private const long IoPortCount = 0x10000;
    private const int IsaInterruptCount = 16;

    // No chipset has more pins: Intel's have 120 since the 100 series, and most machines 24.
    private const int IoApicPinCount = 120;

    private protected override void Analyze(INamedTypeSymbol type, string attribute, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol port in OwnPorts(type))
        {
            if (PortReader.TypeOf(port.Type) is { } portType && Complaint(portType.Device, port) is { } complaint)
            {
                context.ReportDiagnostic(At(LocationOf(port), port.Name, type.Name, complaint));
            }
        }
    }

    private static string? Complaint(PartKind device, IPropertySymbol port)
    {
        HardwareResource? resource = HardwareReader.Read(port);
        switch (device)
        {
            case PartKind.IoPorts:
                if (port.FindAttribute(WellKnownNames.IoPortRangeAttribute) is not { } range || resource is null)
                {
                    return "does not specify its I/O ports: add [IoPortRange(first, count)]";
                }

                return resource.Length < 1 || resource.Start + resource.Length > IoPortCount
                    ? $"has {resource.Length} I/O ports from 0x{resource.Start:X}: keep the range within 0x0 to 0xFFFF"
                    : PlatformResources.AboutPorts(resource, PlatformResources.AllowedBy(range));
            case PartKind.Interrupt:
                if (resource is null || !IsInterrupt(port))
                {
                    return "does not specify its interrupt: "
                        + "add [IsaInterrupt(number)] or [IoApicInterrupt(number)]";
                }

                if (port.FindAttribute(WellKnownNames.IsaInterruptAttribute) is not null
                    && port.FindAttribute(WellKnownNames.IoApicInterruptAttribute) is not null)
                {
                    return "has two interrupts: keep one of [IsaInterrupt] and [IoApicInterrupt]";
                }

                return resource.Start < 0 || resource.Start >= (resource.IsIsa ? IsaInterruptCount : IoApicPinCount)
                    ? $"has the interrupt {resource.Start}: use an ISA interrupt from 0 to 15, or an I/O APIC pin "
                        + "from 0 to 119"
                    : null;
            case PartKind.DeviceMemory:
                if (port.FindAttribute(WellKnownNames.MemoryRangeAttribute) is null || resource is null)
                {
                    return "does not specify the address of its registers: add [MemoryRange(address, size)]";
                }

                bool isPages = resource.Length > 0 && resource.Start % KernelInterface.PageSize == 0
                    && resource.Length % KernelInterface.PageSize == 0;
                return isPages
                    ? PlatformResources.AboutMemory(resource)
                    : "has an address or size that is not a multiple of 4096: map whole pages";
            default:
                return null;
        }
    }

    private static bool IsInterrupt(IPropertySymbol port) =>
        port.FindAttribute(WellKnownNames.IsaInterruptAttribute) is not null
        || port.FindAttribute(WellKnownNames.IoApicInterruptAttribute) is not null;
}
