// One or more local APICs on a bus, by the register offsets of Intel SDM vol. 3A, table "Local APIC Register
// Address Map": a test's second reading of the manual, apart from the device's own constants.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;

namespace CamkesNet.Tests.Devices;

internal sealed class ApicBench : IEndOfInterruptListener
{
    public const uint ApicBaseMsr = 0x1B;

    public ApicBench(int processors = 1)
    {
        Bus = new ApicBus(processors);
        Bus.Attach(this);
        Apics = new LocalApic[processors];
        Signals = new RecordingSignals[processors];
        for (int i = 0; i < processors; i++)
        {
            Signals[i] = new RecordingSignals();
            Apics[i] = new LocalApic((uint)i, i == 0, Clock, Bus, Signals[i]);
            Write(0xF0, 0x1FF, i);
        }
    }

    public ManualClock Clock { get; } = new();

    public ApicBus Bus { get; }

    public LocalApic[] Apics { get; }

    public LocalApic Apic => Apics[0];

    public RecordingSignals[] Signals { get; }

    public List<byte> Ended { get; } = [];

    public void EndOfInterrupt(byte vector) => Ended.Add(vector);

    public uint Read(uint offset, int processor = 0) => (uint)Apics[processor].Read(offset, 4);

    public void Write(uint offset, uint value, int processor = 0) => Apics[processor].Write(offset, 4, value);

    public void Send(byte vector, bool level = false) => Bus.Deliver(
        new InterruptMessage(vector, DeliveryMode.Fixed, false, 0, level));

    public void EnterX2Apic(int processor = 0)
    {
        Apics[processor].TryReadMsr(ApicBaseMsr, out ulong value);
        Assert.That(Apics[processor].TryWriteMsr(ApicBaseMsr, value | 1 << 10), Is.True);
    }

    public ulong ReadMsr(uint msr, int processor = 0)
    {
        Assert.That(Apics[processor].TryReadMsr(msr, out ulong value), Is.True, $"RDMSR {msr:X}");
        return value;
    }

    public void WriteMsr(uint msr, ulong value, int processor = 0) =>
        Assert.That(Apics[processor].TryWriteMsr(msr, value), Is.True, $"WRMSR {msr:X}");

    internal sealed class RecordingSignals : IProcessorSignals
    {
        public int Nmis { get; private set; }

        public int Inits { get; private set; }

        public int StartupVector { get; private set; } = -1;

        public void SignalNmi() => Nmis++;

        public void SignalInit() => Inits++;

        public void SignalStartup(byte vector) => StartupVector = vector;
    }
}
