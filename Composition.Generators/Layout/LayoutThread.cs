// The threads of an instance.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>A thread of an instance; its number is its place.</summary>
/// <param name="StartsAtBoot">The kernel starts it; else thread 0 does.</param>
/// <param name="Receives">It serves the component's calls and runs its handlers.</param>
/// <param name="RunsVcpu">It runs a guest.</param>
internal sealed record LayoutThread(
    string Name, int Priority, int StackSize, bool StartsAtBoot, bool Receives, bool RunsVcpu)
{
    /// <summary>The threads that an instance declares: one runs its program, another serves where it has to.</summary>
    public static IReadOnlyList<LayoutThread> Of(InstanceModel instance, ComponentModel component)
    {
        if (component.IsHardware)
        {
            return [];
        }

        int priority = instance.Priority ?? SettingDefaults.Priority;
        int stack = instance.StackSize;
        LayoutThread control = new("control", priority, stack, StartsAtBoot: true, Receives: false, component.HasVcpu);
        return component.HasDispatcher
            ? [control, new("dispatcher", priority, stack, StartsAtBoot: false, Receives: true, RunsVcpu: false)]
            : [control];
    }

    /// <summary>The thread that learns when the port is signalled.</summary>
    public static int NumberFor(PortModel port, IReadOnlyList<LayoutThread> threads)
    {
        bool isServed = port.Handler is not null || port.Type.Contract == ContractRole.Served;
        for (int thread = 0; isServed && thread < threads.Count; thread++)
        {
            if (threads[thread].Receives)
            {
                return thread;
            }
        }

        return 0;
    }
}
