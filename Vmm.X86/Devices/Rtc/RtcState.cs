// The state of a real-time clock other than its CMOS memory.
namespace CamkesNet.Vmm.Devices.Rtc;

/// <summary>The registers of an MC146818.</summary>
internal struct RtcState
{
    /// <summary>The register that the data port accesses.</summary>
    public byte Index;

    /// <summary>Register A without UIP.</summary>
    public byte RegisterA;

    /// <summary>Register B.</summary>
    public byte RegisterB;

    /// <summary>Register C: flags since its last read, without IRQF.</summary>
    public byte Flags;

    /// <summary>Seconds that the guest's time is ahead of the wall clock (modulo 2^64).</summary>
    public ulong OffsetSeconds;

    /// <summary>The second of the guest's time up to which flags have been set.</summary>
    public ulong SettledSecond;

    /// <summary>The tick of the 32768 Hz oscillator up to which flags have been set.</summary>
    public ulong SettledTick;
}
