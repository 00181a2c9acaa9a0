// An assembly class: its instances, connections and virtual machines, as declared.
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Models;

/// <summary>The value that an instance sets for an attribute of its component.</summary>
internal sealed record SettingModel(string Name, AttributeValue Value);

/// <summary>An instance of a component.</summary>
/// <param name="Component">The key of the component type in <see cref="CompositionModel.Components"/>.</param>
/// <param name="Type">The property's type, as generated code writes it.</param>
/// <param name="Modifiers">
/// Modifiers of the partial property, without <c>partial</c>; null where there is none for glue to implement.
/// </param>
internal sealed record InstanceModel(
    string Name,
    string Component,
    string Type,
    string? Modifiers,
    int? Priority,
    long HeapSize,
    int StackSize,
    EquatableArray<SettingModel> Settings);

/// <summary>An instance's port, as the end of a connection.</summary>
internal readonly record struct ConnectionEnd(string Instance, string Port)
{
    public override string ToString() => Instance + "." + Port;
}

/// <summary>A connection: a connector, and the ends that it joins.</summary>
/// <param name="Connector">Its name, a key of <see cref="CompositionModel.Connectors"/>.</param>
internal sealed record ConnectionModel(
    string Name,
    string Connector,
    EquatableArray<ConnectionEnd> From,
    EquatableArray<ConnectionEnd> To);

/// <summary>Untyped objects of one size in a virtual machine's memory budget.</summary>
internal readonly record struct UntypedPool(int SizeBits, long Count);

/// <summary>One [VmConfiguration] of a virtual machine component.</summary>
/// <param name="Monitor">The name of the monitor's type.</param>
/// <param name="Priority">Of the monitor's threads; null where it is not set.</param>
/// <param name="HeapSize">Of the monitor.</param>
/// <param name="Settings">The value of each attribute of the monitor, set or not.</param>
internal sealed record VirtualMachineModel(
    int Index,
    string Monitor,
    int? Priority,
    long HeapSize,
    EquatableArray<SettingModel> Settings,
    EquatableArray<UntypedPool> Pools)
{
    /// <summary>It does not keep the physical machine on.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The name of the setting from which the layout takes the size of the guest's RAM.</summary>
    public const string GuestRamSetting = "GuestRamMb";

    /// <summary>The name of the setting without which no guest starts.</summary>
    public const string KernelSetting = "KernelImage";

    /// <summary>The name of the setting that is one of the console's server.</summary>
    public const string EscapeKeySetting = "EscapeKey";

    /// <summary>The console's escape key; 0 for the server's default.</summary>
    public long EscapeKey { get; init; }

    public long GuestRamMb => Find(GuestRamSetting).Number;

    public string KernelImage => Find(KernelSetting).Text ?? string.Empty;

    private AttributeValue Find(string name) =>
        Settings.FirstOrDefault(setting => setting.Name == name)?.Value ?? default;
}

/// <summary>The instance property of a class that declares virtual machines, such as <c>Vm vm</c>.</summary>
internal readonly record struct VirtualMachineHolder(string Name, string Type, string? Modifiers);

/// <summary>An assembly class.</summary>
/// <param name="Components">The component types of all instances, ordered by their keys.</param>
/// <param name="FieldPrefix">How the names of generated fields begin.</param>
/// <param name="Connectors">The connectors that its connections name or could name, ordered by name.</param>
internal sealed record CompositionModel(
    string Namespace,
    string Name,
    string FullName,
    bool IsPartial,
    EquatableArray<InstanceModel> Instances,
    EquatableArray<ConnectionModel> Connections,
    EquatableArray<VirtualMachineModel> VirtualMachines,
    EquatableArray<VirtualMachineHolder> Holders,
    EquatableArray<ComponentModel> Components,
    EquatableArray<ConnectorModel> Connectors,
    string FieldPrefix)
{
    /// <summary>How the names of generated fields begin, if no member of the user's begins so.</summary>
    public const string DefaultFieldPrefix = "_instance_";

    public ComponentModel? FindComponent(string key) =>
        Components.FirstOrDefault(component => component.Key == key);

    /// <summary>A component of the libraries that virtual machines need, by its full name.</summary>
    public ComponentModel? FindStandardComponent(string fullName) =>
        Components.FirstOrDefault(component => component.FullName == fullName);
}
