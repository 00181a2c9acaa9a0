// What follows from the declarations: every object that there has to be, and what each component holds of them.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>The authority in a system. An object's index is its place in its list.</summary>
internal sealed class SystemAuthority
{
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);

    public List<ComponentAuthority> Components { get; } = [];

    /// <summary>The fault reporter, which is the last component; null when the image has no code for it.</summary>
    public ComponentAuthority? Reporter { get; set; }

    /// <summary>The names of all threads.</summary>
    public List<string> Threads { get; } = [];

    public List<string> Endpoints { get; } = [];

    public List<GrantedNotification> Notifications { get; } = [];

    public List<(GrantedEvent Event, DeclaredHardware Line)> Interrupts { get; } = [];

    public List<GrantedEvent> Timers { get; } = [];

    public List<(string Name, DeclaredHardware Range)> IoPorts { get; } = [];

    public List<GrantedGuest> Guests { get; } = [];

    public List<GrantedVcpu> Vcpus { get; } = [];

    /// <summary>By name: memory has no order.</summary>
    public Dictionary<string, GrantedMemory> Memory { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds memory that has a name of its own.</summary>
    public void AddMemory(GrantedMemory memory, Findings findings) => findings.Require(
        Memory.TryAdd(memory.Name, memory), $"The declarations give two pieces of memory the name '{memory.Name}'.");

    /// <summary>A device belongs to the component whose port is connected to it.</summary>
    public bool Claim(string device, string port, Findings findings)
    {
        bool isFree = holders.TryAdd(device, port);
        return findings.Require(
            isFree, $"'{device}' is connected to '{port}' and to '{holders[device]}'; a device has one holder.");
    }

    /// <summary>The index of an object; null when there is none of that name.</summary>
    public uint? IndexOf(CapabilityKind kind, string name)
    {
        int index = kind switch
        {
            CapabilityKind.Log => 0,
            CapabilityKind.Endpoint => Endpoints.IndexOf(name),
            CapabilityKind.Notification => Notifications.FindIndex(item => item.Name == name),
            CapabilityKind.Interrupt => Interrupts.FindIndex(item => item.Event.Name == name),
            CapabilityKind.Timer => Timers.FindIndex(item => item.Name == name),
            CapabilityKind.IoPorts => IoPorts.FindIndex(item => item.Name == name),
            CapabilityKind.Vcpu => Vcpus.FindIndex(item => item.Name == name),
            CapabilityKind.Thread => Threads.IndexOf(name),
            _ => -1,
        };
        return index < 0 ? null : (uint)index;
    }
}
