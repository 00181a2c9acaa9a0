// Rules for virtual machines.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for virtual machines.</summary>
internal static class VirtualMachineRules
{
    private const string Category = "CamkesNet.VirtualMachine";

    public static readonly DiagnosticDescriptor VmIndexTwice = new(
        "CN1030",
        "Two virtual machines have the same index",
        "Two virtual machines of '{1}' have the index {0}: give each [VmConfiguration] a different index",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1030.md");

    public static readonly DiagnosticDescriptor GuestRamBeyondPool = new(
        "CN1031",
        "The guest's RAM does not fit into the virtual machine's memory",
        "GuestRamMb = {0} of vm{1} exceeds its untyped pools ({2} MiB): lower GuestRamMb, or raise "
            + "SimpleUntyped24Pool to {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1031.md");

    public static readonly DiagnosticDescriptor GuestRamOutOfRange = new(
        "CN1032",
        "The guest's RAM is too small or too large",
        "GuestRamMb = {0} of vm{1} is out of range: use {2} to {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1032.md");

    public static readonly DiagnosticDescriptor KernelImageEmpty = new(
        "CN1033",
        "A virtual machine has no kernel",
        "KernelImage of vm{0} is empty: set it to the name of a <GuestFile> of the project",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1033.md");

    public static readonly DiagnosticDescriptor VmIndexOutOfRange = new(
        "CN1034",
        "The index of a virtual machine is out of range",
        "The index {0} of a [VmConfiguration] of '{1}' is negative: number the virtual machines from 0",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1034.md");

    public static readonly DiagnosticDescriptor VirtualMachinesTwice = new(
        "CN1035",
        "Virtual machines are declared in two classes",
        "'{1}' and '{0}' both declare virtual machines: move all [VmConfiguration] attributes to one class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1035.md");

    /// <summary>CN1036: {0} of vm{1} has no effect: {2}.</summary>
    public static readonly DiagnosticDescriptor SettingWithoutEffect = new(
        "CN1036",
        "A setting has no effect",
        "{0} of vm{1} has no effect: {2}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1036.md");

    public static readonly DiagnosticDescriptor NoVirtualMachine = new(
        "CN1037",
        "A class of virtual machines declares none",
        "The instance '{0}' is of the class '{1}', which declares no virtual machine: add a "
            + "[VmConfiguration] to '{1}' for each",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1037.md");
}
