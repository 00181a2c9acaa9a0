// Rules for virtual machines.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for virtual machines.</summary>
internal static class VirtualMachineRules
{
    private const string Category = "CamkesNet.VirtualMachine";

    /// <summary>
    /// CN1030: The virtual machine {0} is declared twice in '{1}': give each [VmConfiguration] an index of its own.
    /// </summary>
    public static readonly DiagnosticDescriptor VmIndexTwice = new(
        "CN1030",
        "Two virtual machines have the same index",
        "The virtual machine {0} is declared twice in '{1}': give each [VmConfiguration] an index of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1030.md");

    /// <summary>
    /// CN1031: GuestRamMb = {0} of vm{1} is more than its untyped pools hold ({2} MiB): lower it, or raise
    /// SimpleUntyped24Pool to {3}.
    /// </summary>
    public static readonly DiagnosticDescriptor GuestRamBeyondPool = new(
        "CN1031",
        "The guest's RAM does not fit into the virtual machine's memory",
        "GuestRamMb = {0} of vm{1} is more than its untyped pools hold ({2} MiB): lower it, or raise "
            + "SimpleUntyped24Pool to {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1031.md");

    /// <summary>CN1032: GuestRamMb = {0} of vm{1} is outside {2} to {3}: {4}.</summary>
    public static readonly DiagnosticDescriptor GuestRamOutOfRange = new(
        "CN1032",
        "The guest's RAM is too small or too large",
        "GuestRamMb = {0} of vm{1} is outside {2} to {3}: {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1032.md");

    /// <summary>
    /// CN1033: KernelImage of vm{0} is empty: name the guest's kernel as a &lt;GuestFile&gt; of the project names it.
    /// </summary>
    public static readonly DiagnosticDescriptor KernelImageEmpty = new(
        "CN1033",
        "A virtual machine has no kernel",
        "KernelImage of vm{0} is empty: name the guest's kernel as a <GuestFile> of the project names it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1033.md");

    /// <summary>
    /// CN1034: The index {0} of a [VmConfiguration] of '{1}' is outside 0 to {2}: number the virtual machines from 0.
    /// </summary>
    public static readonly DiagnosticDescriptor VmIndexOutOfRange = new(
        "CN1034",
        "The index of a virtual machine is out of range",
        "The index {0} of a [VmConfiguration] of '{1}' is outside 0 to {2}: number the virtual machines from 0",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1034.md");

    /// <summary>
    /// CN1035: '{0}' is a second instance with virtual machines, after '{1}': put all [VmConfiguration]s on one
    /// class.
    /// </summary>
    public static readonly DiagnosticDescriptor VirtualMachinesTwice = new(
        "CN1035",
        "Virtual machines are declared in two classes",
        "'{0}' is a second instance with virtual machines, after '{1}': put all [VmConfiguration]s on one class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1035.md");
}
