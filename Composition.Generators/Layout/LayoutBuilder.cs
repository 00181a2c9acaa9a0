// Derives the capability layout of a system: every object, and for every instance what it may do with which.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>
/// Builds the layout of one composition. A port that is not connected gets no capability; the analyzers report missing
/// connections. Objects and capabilities are in the order of declaration, so equal declarations give equal layouts.
/// </summary>
internal static class LayoutBuilder
{
    public static SystemLayout Build(CompositionModel composition)
    {
        var system = ComposedSystem.Of(composition);
        ConnectionIndex connections = new(system);
        LayoutObjects objects = new();
        foreach (RegionObject region in connections.Regions.InOrder())
        {
            objects.Add(region);
        }

        List<LayoutComponent> components = [];
        foreach (ComposedInstance instance in system.Instances.Where(instance => !instance.Component.IsHardware))
        {
            components.Add(new InstanceLayout(instance, connections, objects).Build());
        }

        return new SystemLayout(system, objects.InOrder, components);
    }
}
