// The circles that exist for a reason. Every other one fails a test.
namespace CamkesNet.Tests;

/// <summary>A circle that is not reported.</summary>
/// <param name="Project">The project.</param>
/// <param name="Reason">Why the members need each other.</param>
/// <param name="Members">
/// Short names. A circle of some of them is this one; a circle with others besides is another.
/// </param>
internal sealed record KnownCircle(string Project, string Reason, params string[] Members)
{
    /// <summary>Circles between namespaces.</summary>
    public static IReadOnlyList<KnownCircle> OfNamespaces { get; } = [];

    /// <summary>Circles between types.</summary>
    public static IReadOnlyList<KnownCircle> OfTypes { get; } =
    [
        new("Composition.Build", "records of an object file name each other",
            "ObjectSection", "ObjectSymbol", "Relocation"),
        new("Composition.Kernel", "kernel objects hold each other: a thread waits in an endpoint, which lists it",
            "Capability", "Component", "ComponentLife", "Endpoint", "GuestRun", "InterruptObject", "KernelObjects",
            "Notification", "ProcessorBlock", "ReadyQueues", "Thread", "TimeSlice", "TimerObject"),
        new("Composition.Kernel", "a processor holds registers of a vCPU, which knows the processor that it runs on",
            "HostProcessor", "Vcpu"),
        new("Composition.Runtime", "a composition describes itself, in terms of compositions",
            "Composition", "SystemDescription"),
        new("Composition.Runtime", "a thread has one call, which waits at an endpoint and uses the buffer of its thread",
            "HostedCall", "HostedEndpoint", "HostedThread"),
        new("Composition.Runtime", "an instance has ports, whose links lead to other instances",
            "HostedInstance", "HostedLink", "HostedPort"),
        new("Composition.Runtime", "a port is bound by a binder, which is given the port",
            "Port", "PortBinder", "SignalledPort"),
    ];

    /// <summary>Whether a circle of a project is this one, or what is left of it.</summary>
    public bool Covers(string project, IReadOnlyList<string> circle) =>
        project == Project && circle.All(name => Members.Contains(name.Split('.')[^1]));
}
