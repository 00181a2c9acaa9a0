// A component for a test of the kernel.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Images;

/// <summary>What a test declares of a component: threads, capabilities and memory.</summary>
internal sealed class TestComponent(string name)
{
    public string Name { get; } = name;

    public List<TestThread> Threads { get; } = [];

    public SortedDictionary<uint, CapabilityRecord> Capabilities { get; } = [];

    /// <summary>Regions by virtual address.</summary>
    public List<(ulong Address, uint Memory, MappingRights Rights)> Regions { get; } = [];

    /// <summary>What it waits for does not keep the machine on.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Notification and badge for the supervisor.</summary>
    public (uint Notification, ulong Badge)? Supervisor { get; set; }

    /// <summary>Adds a thread that runs from boot on.</summary>
    public TestComponent Thread(string thread, byte priority, Action<TestCode> code, uint? bound = null)
    {
        Threads.Add(new TestThread(thread, priority, code, StartsAtBoot: true, bound));
        return this;
    }

    /// <summary>Adds a thread that another thread has to start.</summary>
    public TestComponent StoppedThread(string thread, byte priority, Action<TestCode> code)
    {
        Threads.Add(new TestThread(thread, priority, code, StartsAtBoot: false, null));
        return this;
    }

    public TestComponent Grant(
        uint slot, CapabilityKind kind, CapabilityRights rights, uint target = 0, ulong badge = 0)
    {
        Capabilities.Add(slot, new CapabilityRecord { Kind = kind, Rights = rights, Object = target, Badge = badge });
        return this;
    }
}

/// <summary>A thread of a test component.</summary>
internal sealed record TestThread(
    string Name, byte Priority, Action<TestCode> Code, bool StartsAtBoot, uint? BoundNotification);
