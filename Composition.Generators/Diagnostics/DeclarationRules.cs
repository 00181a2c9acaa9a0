// Rules for single declarations: components, ports, contracts, devices.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for single declarations.</summary>
internal static class DeclarationRules
{
    private const string Category = "CamkesNet.Declaration";

    public static readonly DiagnosticDescriptor ComponentNotPartial = new(
        "CN1001",
        "A component must be partial",
        "'{0}' is marked [{1}] but is not partial: add 'partial' to every part of its declaration",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1001.md");

    public static readonly DiagnosticDescriptor ComponentBaseMissing = new(
        "CN1002",
        "A component must derive from its base class",
        "'{0}' is marked [{1}] but does not derive from {2}: derive it from {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1002.md");

    public static readonly DiagnosticDescriptor PortNotPartial = new(
        "CN1004",
        "A port or attribute must be a partial property",
        "The {3} '{0}' of '{1}' is not a get-only partial property: write 'public partial {2} {0} {{ get; }}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1004.md");

    public static readonly DiagnosticDescriptor ContractMemberUnsupported = new(
        "CN1005",
        "A contract has a member that other components cannot call",
        "'{0}' of the contract '{1}' cannot be called from another component: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1005.md");

    public static readonly DiagnosticDescriptor ContractNotImplemented = new(
        "CN1006",
        "A component must implement the contracts that it provides",
        "'{0}' provides '{1}' through its port '{2}' but does not implement it: add '{1}' to the base list of "
            + "'{0}' and implement its methods",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1006.md");

    public static readonly DiagnosticDescriptor ComponentNotTopLevel = new(
        "CN1007",
        "A component must be a top-level class without type parameters",
        "'{0}' {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1007.md");

    public static readonly DiagnosticDescriptor HandlerInvalid = new(
        "CN1008",
        "A handler must fit its port",
        "The handler '{0}' of '{1}' {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1008.md");

    public static readonly DiagnosticDescriptor AttributeTypeUnsupported = new(
        "CN1009",
        "An attribute has an unsupported type",
        "The attribute '{0}' of '{1}' has the unsupported type '{2}': use bool, char, an integer of 8 to 64 "
            + "bits, an enum or string",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1009.md");

    public static readonly DiagnosticDescriptor HardwareResourceInvalid = new(
        "CN1021",
        "A port of a device must specify its hardware resource",
        "The port '{0}' of hardware '{1}' {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1021.md");

    public static readonly DiagnosticDescriptor AssemblyInvalid = new(
        "CN1022",
        "An assembly must be a partial class derived from Composition",
        "'{0}' is marked [Assembly] but {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1022.md");

    public static readonly DiagnosticDescriptor TooManySignals = new(
        "CN1024",
        "A component has too many signalled ports",
        "'{0}' has {1} signalled ports, but a notification has only {2} bits: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1024.md");

    public static readonly DiagnosticDescriptor AttributeDefaultWrong = new(
        "CN1026",
        "The default of an attribute does not fit its type",
        "The Default of the attribute '{0}' of '{1}' is {2}, but the attribute is of type {3}: "
            + "use a value of that type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1026.md");

    public static readonly DiagnosticDescriptor UsedInConstructor = new(
        "CN1028",
        "A port or attribute is used before it is available",
        "The {0} '{1}' of '{2}' is used in a constructor or initializer, where it is not "
            + "available: use it in Initialize() or later",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1028.md");

    public static readonly DiagnosticDescriptor EventInvalid = new(
        "CN1029",
        "An event must be a struct without fields",
        "The event '{0}' {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1029.md");

    public static readonly DiagnosticDescriptor WaitAtHandledPort = new(
        "CN1044",
        "A port with a handler is waited for",
        "'{0}' waits for the port '{1}', whose signals go to the handler '{2}': remove the "
            + "handler or the wait",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1044.md");

    public static readonly DiagnosticDescriptor WaitInCall = new(
        "CN1045",
        "A component waits while it serves others",
        "'{0}' waits for the port '{1}' while it {2}, which blocks all that the component "
            + "serves: wait in Run(), or handle the signal in a method marked [Handles]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1045.md");

    public static readonly DiagnosticDescriptor ContractTwice = new(
        "CN1046",
        "A component provides a contract twice",
        "'{0}' provides '{1}' through '{2}' and '{3}', whose clients have the same numbers: "
            + "provide it once, or derive a second contract from it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1046.md");

    public static readonly DiagnosticDescriptor DataportReadOnly = new(
        "CN1049",
        "A read-only dataport is written to",
        "'{0}' {1} the memory of '{2}', which is [ReadOnly]: only read it, or remove [ReadOnly]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1049.md");

    public static readonly DiagnosticDescriptor SharedMemoryTooLarge = new(
        "CN1051",
        "Shared memory is too large",
        "The port '{0}' of '{1}' shares '{2}', which has {3} MiB, but such a type has at most {4} MiB: "
            + "share smaller pieces, one after the other",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1051.md");

    public static readonly DiagnosticDescriptor StaticState = new(
        "CN1043",
        "Static state that instances seem to share",
        "'{0}' is static and changes, but on an image each of {1} has one of its own: keep it in "
            + "one component and share it through a port",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1043.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
