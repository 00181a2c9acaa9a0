// The objects of the layout by name, and their indexes in the boot tables.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Layout.Derived;

namespace CamkesNet.Build.Layout;

/// <summary>Finds objects by name.</summary>
internal sealed class ObjectNames
{
    private readonly Dictionary<string, (DerivedObject Object, uint Index)> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> threads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeclaredHardware> hardware = new(StringComparer.Ordinal);

    public ObjectNames(SystemDocument system)
    {
        var counts = new Dictionary<ObjectKind, uint>();
        foreach (DerivedObject item in system.Layout.Objects)
        {
            uint index = counts.GetValueOrDefault(item.Kind);
            counts[item.Kind] = index + 1;
            if (!objects.TryAdd(item.Name, (item, index)))
            {
                throw Bad($"two objects have the name '{item.Name}'");
            }
        }

        foreach (DeclaredInstance instance in system.Instances)
        {
            if (instance.Hardware)
            {
                AddHardware(instance);
            }
            else
            {
                AddComponent(instance);
            }
        }
    }

    /// <summary>The objects of a kind in the order of their indexes.</summary>
    public IEnumerable<DerivedObject> OfKind(ObjectKind kind) => objects.Values
        .Where(entry => entry.Object.Kind == kind)
        .OrderBy(entry => entry.Index)
        .Select(entry => entry.Object);

    /// <summary>The object called <paramref name="name"/>.</summary>
    public DerivedObject Find(string? name, string user) =>
        name is not null && objects.TryGetValue(name, out (DerivedObject Object, uint Index) found)
            ? found.Object
            : throw Bad($"{user} names '{name}', which is not declared");

    /// <summary>Where the device of an object is: the port of the same name says so.</summary>
    public DeclaredHardware HardwareOf(string name) =>
        hardware.TryGetValue(name, out DeclaredHardware? found)
            ? found
            : throw Bad($"object '{name}' belongs to a device, and no port of a device has that name");

    /// <summary>The index of an object among those of its kind.</summary>
    public uint IndexOf(ObjectKind kind, string? name, string user) =>
        name is not null && objects.TryGetValue(name, out (DerivedObject Object, uint Index) found)
        && found.Object.Kind == kind
            ? found.Index
            : throw Bad($"{user} names {kind} '{name}', which is not declared");

    /// <summary>The index of a component.</summary>
    public uint IndexOfComponent(string? name, string user) =>
        name is not null && components.TryGetValue(name, out uint index)
            ? index
            : throw Bad($"{user} names instance '{name}', which is not declared");

    /// <summary>The index of a thread, counted over all components.</summary>
    public uint IndexOfThread(string name, string user) =>
        threads.TryGetValue(name, out uint index)
            ? index
            : throw Bad($"{user} names thread '{name}', which is not declared");

    /// <summary>The index that a capability holds.</summary>
    public uint IndexOf(DerivedCapability capability, string user) => capability.Kind switch
    {
        CapabilityKind.Log => 0,
        CapabilityKind.Thread => IndexOfThread(capability.Object, user),
        CapabilityKind.Control => IndexOfComponent(capability.Object, user),
        CapabilityKind.Endpoint => IndexOf(ObjectKind.Endpoint, capability.Object, user),
        CapabilityKind.Notification => IndexOf(ObjectKind.Notification, capability.Object, user),
        CapabilityKind.Interrupt => IndexOf(ObjectKind.Interrupt, capability.Object, user),
        CapabilityKind.Timer => IndexOf(ObjectKind.Timer, capability.Object, user),
        CapabilityKind.IoPorts => IndexOf(ObjectKind.IoPorts, capability.Object, user),
        CapabilityKind.Vcpu => IndexOf(ObjectKind.Vcpu, capability.Object, user),
        _ => throw Bad($"{user} has a capability of kind {capability.Kind}"),
    };

    /// <summary>The name of a thread, which is its notification's as well.</summary>
    public static string ThreadName(DeclaredInstance instance, DeclaredThread thread) =>
        $"{instance.Name}.{thread.Name}";

    /// <summary>An error about the layout as a whole.</summary>
    public static BuildException Bad(string what) => new(
        BuildCodes.BadLayout,
        $"The layout in the assembly is inconsistent: {what}. Use one version of CamkesNet throughout.");

    private void AddComponent(DeclaredInstance instance)
    {
        if (!components.TryAdd(instance.Name, (uint)components.Count))
        {
            throw Bad($"two instances have the name '{instance.Name}'");
        }

        foreach (DeclaredThread thread in instance.Threads)
        {
            if (!threads.TryAdd(ThreadName(instance, thread), (uint)threads.Count))
            {
                throw Bad($"instance '{instance.Name}' has two threads of the name '{thread.Name}'");
            }
        }
    }

    private void AddHardware(DeclaredInstance instance)
    {
        foreach (DeclaredPort port in instance.Ports)
        {
            if (port.Hardware is not null && !hardware.TryAdd($"{instance.Name}.{port.Name}", port.Hardware))
            {
                throw Bad($"two ports have the name '{instance.Name}.{port.Name}'");
            }
        }
    }
}
