// A whole PC with doubles around it, and the port accesses that drivers make.
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.ProcessorLocal;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Tests.Devices;

internal sealed class TestPc
{
    public const int MemorySize = 0x10000;

    private const ulong RamSize = 128UL << 20;

    public TestPc(ulong frequency = ManualClock.DefaultFrequency, bool hasTestDevice = true)
    {
        Clock = new ManualClock { Frequency = frequency };
        PlatformBuilder platform = new(new PlatformServices(Clock, WallClock, Memory, RamSize, Machine));
        ApicBus apicBus = new();
        Devices = new PcDevices(platform, apicBus, Serial, hasTestDevice);
        Buses = platform.AddProcessor();
        Local = new ProcessorDevices(Buses, apicBus, 0);
        Platform = platform.Build();
    }

    public ManualClock Clock { get; }

    public ManualWallClock WallClock { get; } = new(new DateTime(2024, 2, 29, 23, 59, 58, DateTimeKind.Utc));

    public ArrayGuestMemory Memory { get; } = new(MemorySize);

    public RecordingMachine Machine { get; } = new();

    public RecordingSerialSink Serial { get; } = new();

    public GuestPlatform Platform { get; }

    public PcDevices Devices { get; }

    public ProcessorBuses Buses { get; }

    public ProcessorDevices Local { get; }

    public ProcessorInterrupts Processor => Local.Interrupts;

    public LocalApic LocalApic => Processor.LocalApic;

    public byte In(int port) => (byte)Platform.Ports.Read((ushort)port, 1);

    public uint In32(int port) => Platform.Ports.Read((ushort)port, 4);

    public void Out(int port, int value) => Platform.Ports.Write((ushort)port, 1, (byte)value);

    public void Out32(int port, uint value) => Platform.Ports.Write((ushort)port, 4, value);

    /// <summary>Lets time pass as a VMM does: from deadline to deadline.</summary>
    public void Run(ulong nanoseconds)
    {
        ulong end = Clock.Timestamp + (ulong)((UInt128)nanoseconds * Clock.Frequency / 1_000_000_000);
        while (Platform.Deadlines.Earliest <= end)
        {
            Clock.Timestamp = Math.Max(Clock.Timestamp, Platform.Deadlines.Earliest);
            Platform.Deadlines.Expire(Clock.Timestamp);
        }

        Clock.Timestamp = end;
    }
}
