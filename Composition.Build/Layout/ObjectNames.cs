// The objects of the declared layout by name, and their indexes in the boot tables.
using CamkesNet.Abi;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Layout.Declared;

namespace CamkesNet.Build.Layout;

/// <summary>Finds declared objects by name.</summary>
internal sealed class ObjectNames
{
    /// <summary>Kinds that have a table of their own: an object's index counts within its kind.</summary>
    public static readonly IReadOnlyDictionary<string, CapabilityKind> CapabilityKinds =
        new Dictionary<string, CapabilityKind>(StringComparer.Ordinal)
        {
            ["endpoint"] = CapabilityKind.Endpoint,
            ["notification"] = CapabilityKind.Notification,
            ["interrupt"] = CapabilityKind.Interrupt,
            ["timer"] = CapabilityKind.Timer,
            ["ioPorts"] = CapabilityKind.IoPorts,
            ["vcpu"] = CapabilityKind.Vcpu,
            ["thread"] = CapabilityKind.Thread,
            ["control"] = CapabilityKind.Control,
            ["log"] = CapabilityKind.Log,
        };

    private readonly Dictionary<string, (DeclaredObject Object, uint Index)> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> threads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> components = new(StringComparer.Ordinal);

    public ObjectNames(DeclaredSystem system)
    {
        var counts = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (DeclaredObject item in system.Objects)
        {
            uint index = counts.GetValueOrDefault(item.Kind);
            counts[item.Kind] = index + 1;
            if (!objects.TryAdd(item.Name, (item, index)))
            {
                throw Bad($"two objects are called '{item.Name}'");
            }
        }

        foreach (DeclaredInstance instance in system.Instances.Where(instance => !instance.Hardware))
        {
            if (!components.TryAdd(instance.Name, (uint)components.Count))
            {
                throw Bad($"two instances are called '{instance.Name}'");
            }

            foreach (DeclaredThread thread in instance.Threads)
            {
                if (!threads.TryAdd($"{instance.Name}.{thread.Name}", (uint)threads.Count))
                {
                    throw Bad($"instance '{instance.Name}' has two threads called '{thread.Name}'");
                }
            }
        }
    }

    /// <summary>The objects of a kind in the order of their indexes.</summary>
    public IEnumerable<DeclaredObject> OfKind(string kind) => objects.Values
        .Where(entry => entry.Object.Kind == kind)
        .OrderBy(entry => entry.Index)
        .Select(entry => entry.Object);

    /// <summary>The object called <paramref name="name"/>.</summary>
    public DeclaredObject Find(string name, string user) =>
        objects.TryGetValue(name, out (DeclaredObject Object, uint Index) found)
            ? found.Object
            : throw Bad($"{user} names '{name}', which is not declared");

    /// <summary>The index of an object among those of its kind.</summary>
    public uint IndexOf(string kind, string? name, string user)
    {
        switch (kind)
        {
            case "log":
                return 0;
            case "thread":
                return name is not null && threads.TryGetValue(name, out uint thread)
                    ? thread
                    : throw Bad($"{user} names thread '{name}', which is not declared");
            case "control":
                return name is not null && components.TryGetValue(name, out uint component)
                    ? component
                    : throw Bad($"{user} names instance '{name}', which is not declared");
            default:
                return name is not null && objects.TryGetValue(name, out (DeclaredObject Object, uint Index) found) &&
                    found.Object.Kind == kind
                        ? found.Index
                        : throw Bad($"{user} names {kind} '{name}', which is not declared");
        }
    }

    /// <summary>The index of the thread that a notification is bound to; <see cref="uint.MaxValue"/> without.</summary>
    public uint BoundThread(DeclaredSystem system, string notification)
    {
        foreach (DeclaredInstance instance in system.Instances)
        {
            foreach (DeclaredThread thread in instance.Threads)
            {
                if (thread.BoundNotification == notification)
                {
                    return threads[$"{instance.Name}.{thread.Name}"];
                }
            }
        }

        return uint.MaxValue;
    }

    /// <summary>An error about the layout as a whole.</summary>
    public static BuildException Bad(string what) => new(
        BuildCodes.BadLayout,
        $"The layout in the assembly is inconsistent: {what}. Use one version of CamkesNet throughout.");
}
