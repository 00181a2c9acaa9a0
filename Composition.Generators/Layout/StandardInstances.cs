// The instances that every system with virtual machines has, by the names of CAmkES's composition macro. A server that
// no monitor calls is not among them: its authority would serve nobody.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>An instance of a component of the standard library.</summary>
internal sealed record StandardInstance(string Name, string Component, int Priority);

internal static class StandardInstances
{
    public const string Monitor = "CamkesNet.Vmm.VirtualMachineMonitor";

    // Servers run before the monitors that wait for them.
    private const int ServerPriority = 110;

    private const string Library = "CamkesNet.Components.";

    public static readonly IReadOnlyList<StandardInstance> All =
    [
        new("fserv", Library + "FileServer", ServerPriority),
        new("serial", Library + "SerialServer", ServerPriority),
        new("rtc", Library + "Rtc", ServerPriority),
        new("serial_port", Library + "SerialPort", 0),
        new("cmos", Library + "Cmos", 0),
    ];

    /// <summary>The component types that a system with virtual machines needs.</summary>
    public static IEnumerable<string> Components => All.Select(instance => instance.Component).Append(Monitor);

    /// <summary>Whether a server drives a device.</summary>
    public static bool IsDriverOf(string server, string device) => (server, device) is
        ("serial", "serial_port") or ("rtc", "cmos");
}
