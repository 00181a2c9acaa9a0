// What the tests of the exit loop share: a machine on a scripted processor.

namespace CamkesNet.Tests.Exits;

/// <summary>A machine of its own for each test.</summary>
public abstract class ExitFixture : IDisposable
{
    /// <summary>Instructions of <see cref="StartTscDeadlineTimer"/>.</summary>
    protected const int StartSteps = 4;

    // EVENTINJ by the manual: AMD APM vol. 2, 15.20.
    protected const ulong ExternalInterrupt = 0x8000_0000;
    protected const ulong ExceptionWithCode = 0x8000_0B00;
    protected const ulong Exception = 0x8000_0300;
    protected const ulong SoftwareInterrupt = 0x8000_0400;

    private protected MachineBench Bench { get; } = new();

    public void Dispose() => Bench.Dispose();

    /// <summary>x2APIC, the timer in TSC-deadline mode with vector 0x40.</summary>
    protected void StartTscDeadlineTimer(ulong ticks)
    {
        Bench.WriteMsr(0x1B, Bench.ReadMsr(0x1B) | (1 << 10));
        Bench.WriteMsr(0x832, 0x4_0040);
        ulong now = Bench.Vcpu.Timestamp + Bench.State.TimestampOffset;
        Bench.WriteMsr(0x6E0, now + ticks);
    }

    protected void EnableSerialInterrupt()
    {
        // The 8259 pair: ICW1 to ICW4, vectors from 0x30 on, all inputs open. Then OUT2 and the receive interrupt.
        foreach ((ushort port, uint value) in ((ushort, uint)[])
            [(0x20, 0x11), (0x21, 0x30), (0x21, 4), (0x21, 1), (0x21, 0), (0x3FC, 8), (0x3F9, 1)])
        {
            Bench.Out(port, value);
        }
    }
}
