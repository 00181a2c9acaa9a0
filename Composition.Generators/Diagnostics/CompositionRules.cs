// Rules for systems: instances, settings and connections.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for systems.</summary>
internal static class CompositionRules
{
    private const string Category = "CamkesNet.Composition";

    public static readonly DiagnosticDescriptor NotInstantiable = new(
        "CN1003",
        "The component cannot be instantiated",
        "The instance '{0}' cannot be created: '{1}' {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1003.md");

    public static readonly DiagnosticDescriptor PortNotConnected = new(
        "CN1010",
        "A port is not connected",
        "The port '{0}' of instance '{1}' is not connected: add a [Connection] for it to '{2}', or mark it "
            + "[Optional] in '{3}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1010.md");

    public static readonly DiagnosticDescriptor PortConnectedTwice = new(
        "CN1011",
        "A port is connected twice",
        "The port '{0}' is already connected by '{1}', and {2}: remove '{3}' or connect another port",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1011.md");

    public static readonly DiagnosticDescriptor EndNotAPort = new(
        "CN1012",
        "The end of a connection is not a port of an instance",
        "The end '{0}' of the connection '{1}' is not a port of an instance of '{2}': write it as instance.Port",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1012.md");

    public static readonly DiagnosticDescriptor InstanceNameClash = new(
        "CN1013",
        "Two instances have the same name",
        "The instance '{0}' has the same name as one that the virtual machines of '{1}' add to the system: "
            + "rename it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1013.md");

    public static readonly DiagnosticDescriptor InstanceNotAComponent = new(
        "CN1014",
        "The type of an instance must be a component",
        "'{0}' is marked [Instance] but its type '{1}' is not a component: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1014.md");

    public static readonly DiagnosticDescriptor InstanceNotPartial = new(
        "CN1015",
        "An instance must be a partial property",
        "The instance '{0}' is not a get-only partial property: write 'public partial {1} {0} {{ get; }}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1015.md");

    public static readonly DiagnosticDescriptor SettingUnknown = new(
        "CN1016",
        "A setting names an attribute that the component does not have",
        "The setting '{0}' of instance '{1}' does not name an attribute of '{2}', which has {3}: name one of "
            + "these with nameof",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1016.md");

    public static readonly DiagnosticDescriptor SettingTypeWrong = new(
        "CN1017",
        "The value of a setting does not fit its attribute",
        "The setting '{0}' of instance '{1}' is {2}, but the attribute is of type {3}: use a value of that type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1017.md");

    public static readonly DiagnosticDescriptor AttributeNotSet = new(
        "CN1018",
        "An attribute has no value",
        "The attribute '{0}' of instance '{1}' has no value: add [Setting(nameof({2}.{0}), …)] to '{1}', or "
            + "give the attribute a Default",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1018.md");

    public static readonly DiagnosticDescriptor HardwareOverlaps = new(
        "CN1019",
        "Two devices claim the same I/O ports or memory",
        "{0} of '{1}' and '{2}' overlap: correct one of the ranges, because a range belongs to one device only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1019.md");

    public static readonly DiagnosticDescriptor InterruptUsedTwice = new(
        "CN1020",
        "Two devices claim the same interrupt",
        "The {0} of '{1}' is already claimed by '{2}': correct one of the numbers, because an interrupt is "
            + "delivered to one component only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1020.md");

    public static readonly DiagnosticDescriptor InstanceOutOfRange = new(
        "CN1023",
        "A setting of an instance is out of range",
        "The {0} of {1} is out of range: {2}; use {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1023.md");

    public static readonly DiagnosticDescriptor EndsSwapped = new(
        "CN1025",
        "The ends of a connection are swapped",
        "The ends of the connection '{0}' are swapped: write from: {1}, to: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1025.md");

    public static readonly DiagnosticDescriptor SettingTwice = new(
        "CN1027",
        "A setting is given twice",
        "The setting '{0}' of instance '{1}' is given twice: remove one of the two",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1027.md");

    public static readonly DiagnosticDescriptor SystemEmpty = new(
        "CN1042",
        "A system has no instance",
        "The system '{0}' has no instance: add a partial property marked [Instance] for each "
            + "component",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1042.md");

    public static readonly DiagnosticDescriptor CallCycle = new(
        "CN1047",
        "Calls form a cycle",
        "The connection '{0}' closes a cycle of calls, {1}: a call that comes back to a "
            + "component which is waiting for its own call never returns; replace one of them by an "
            + "event",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1047.md");

    public static readonly DiagnosticDescriptor ConnectionEmpty = new(
        "CN1048",
        "A connection constructs no connector",
        "The connection '{0}' of '{1}' is '{2}', which joins nothing: write => new(from: "
            + "instance.Port, to: instance.Port)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1048.md");

    public static readonly DiagnosticDescriptor SystemsNotOne = new(
        "CN1050",
        "A project that builds an image has one system",
        "The project {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1050.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
