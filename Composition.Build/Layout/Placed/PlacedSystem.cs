// The result of placing: what is written into the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Placed;

/// <summary>The whole system with sizes and addresses: what the boot tables say.</summary>
internal sealed class PlacedSystem
{
    public List<PlacedComponent> Components { get; } = [];

    public List<PlacedMemory> Memory { get; } = [];

    /// <summary>Names of the endpoints; an endpoint is its index.</summary>
    public List<string> Endpoints { get; } = [];

    /// <summary>Names of the notifications, and the thread each is bound to.</summary>
    public List<(string Name, uint BoundThread)> Notifications { get; } = [];

    public List<InterruptRecord> Interrupts { get; } = [];

    public List<TimerRecord> Timers { get; } = [];

    public List<IoPortsRecord> IoPorts { get; } = [];

    public List<IReadOnlyList<GuestMappingRecord>> GuestAddressSpaces { get; } = [];

    public List<VcpuRecord> Vcpus { get; } = [];

    /// <summary>The index of the fault reporter; <see cref="uint.MaxValue"/> without.</summary>
    public uint Reporter { get; set; } = uint.MaxValue;

    /// <summary>The index of the memory with the fault record; <see cref="uint.MaxValue"/> without.</summary>
    public uint FaultRecord { get; set; } = uint.MaxValue;
}
