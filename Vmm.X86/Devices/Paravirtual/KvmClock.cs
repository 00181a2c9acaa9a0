// The paravirtual clock of KVM guests. Linux Documentation/virt/kvm/x86/msr.rst (MSR_KVM_WALL_CLOCK_NEW,
// MSR_KVM_SYSTEM_TIME_NEW) and the pvclock ABI of arch/x86/include/asm/pvclock-abi.h.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Paravirtual;

/// <summary>
/// Gives a guest the conversion of its time-stamp counter to nanoseconds, so that it need not measure. The factors
/// never change, so a structure is written once, when the guest asks for it.
/// </summary>
public sealed class KvmClock : IMsrDevice, IResettable
{
    /// <summary>MSR_KVM_WALL_CLOCK_NEW: the address of a wall clock structure, filled at each write.</summary>
    public const uint WallClockMsr = 0x4B56_4D00;

    /// <summary>MSR_KVM_SYSTEM_TIME_NEW: the address of a time structure; bit 0 enables it.</summary>
    public const uint SystemTimeMsr = 0x4B56_4D01;

    private const ulong SystemTimeEnable = 1;
    private const ulong AddressAlignment = 4;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // struct pvclock_wall_clock.
    private const int WallVersion = 0;
    private const int WallSeconds = 4;
    private const int WallNanoseconds = 8;
    private const int WallSize = 12;

    // struct pvclock_vcpu_time_info.
    private const int TimeVersion = 0;
    private const int TimeTimestamp = 8;
    private const int TimeSystemTime = 16;
    private const int TimeMultiplier = 24;
    private const int TimeShift = 28;
    private const int TimeFlags = 29;
    private const int TimeSize = 32;
    private const byte FlagTscStable = 1 << 0;

    private const int VersionSize = sizeof(uint);

    private readonly IClock clock;
    private readonly IWallClock wallClock;
    private readonly IGuestMemory memory;
    private readonly TscScale scale;
    private readonly byte[] buffer = new byte[TimeSize];
    private KvmClockState state;

    /// <summary>Makes a clock.</summary>
    /// <param name="clock">The guest's time-stamp counter.</param>
    /// <param name="wallClock">The time of day.</param>
    /// <param name="memory">Where the structures are.</param>
    public KvmClock(IClock clock, IWallClock wallClock, IGuestMemory memory)
    {
        this.clock = clock;
        this.wallClock = wallClock;
        this.memory = memory;
        scale = TscScale.ToNanoseconds(clock.Frequency);
    }

    /// <summary>Gives a processor its clock.</summary>
    internal static KvmClock AddTo(ProcessorBuses processor)
    {
        PlatformServices services = processor.Services;
        KvmClock device = new(services.Clock, services.WallClock, services.Memory);
        ProcessorDeviceClaims claims = processor.Add("KVM clock");
        claims.Msrs(WallClockMsr, SystemTimeMsr, device);
        claims.Reset(device);
        return device;
    }

    /// <summary>Whether the guest has switched the clock on, and so knows the frequency of its counter.</summary>
    public bool IsEnabled => (state.SystemTime & SystemTimeEnable) != 0;

    /// <inheritdoc/>
    public void Reset() => state = default;

    /// <inheritdoc/>
    public bool TryReadMsr(uint msr, out ulong value)
    {
        value = msr == WallClockMsr ? state.WallClock : state.SystemTime;
        return msr is WallClockMsr or SystemTimeMsr;
    }

    /// <inheritdoc/>
    public bool TryWriteMsr(uint msr, ulong value)
    {
        switch (msr)
        {
            case WallClockMsr:
                state.WallClock = value;
                WriteWallClock(value);
                return true;
            case SystemTimeMsr:
                state.SystemTime = value;
                if ((value & SystemTimeEnable) != 0)
                {
                    WriteSystemTime(value & ~(AddressAlignment - 1));
                }

                return true;
            default:
                return false;
        }
    }

    // The time of day at which the system time was 0.
    private void WriteWallClock(ulong address)
    {
        ulong start = wallClock.UnixNanoseconds - scale.Convert(clock.Timestamp);
        Put(WallSeconds, start / NanosecondsPerSecond, sizeof(uint));
        Put(WallNanoseconds, start % NanosecondsPerSecond, sizeof(uint));
        Publish(address, WallVersion, WallSize);
    }

    private void WriteSystemTime(ulong address)
    {
        // System time 0 is time stamp 0: the same line through both for as long as the guest runs.
        Put(TimeVersion, 0, TimeSize);
        Put(TimeTimestamp, 0, sizeof(ulong));
        Put(TimeSystemTime, 0, sizeof(ulong));
        Put(TimeMultiplier, scale.Multiplier, sizeof(uint));
        Put(TimeShift, (byte)scale.Shift, sizeof(byte));
        Put(TimeFlags, FlagTscStable, sizeof(byte));
        Publish(address, TimeVersion, TimeSize);
    }

    // "An odd version indicates an in-progress update": odd, contents, then even.
    private void Publish(ulong address, int versionOffset, int size)
    {
        Span<byte> version = buffer.AsSpan(versionOffset, VersionSize);
        if (!memory.TryRead(address, version))
        {
            return;
        }

        uint odd = ReadVersion(version) | 1;
        Put(versionOffset, odd, VersionSize);
        if (!memory.TryWrite(address, version)
            || !memory.TryWrite(address + VersionSize, buffer.AsSpan(VersionSize, size - VersionSize)))
        {
            return;
        }

        Put(versionOffset, odd + 1, VersionSize);
        memory.TryWrite(address, version);
    }

    private static uint ReadVersion(ReadOnlySpan<byte> bytes) =>
        bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16 | (uint)bytes[3] << 24;

    private void Put(int offset, ulong value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            buffer[offset + i] = i < sizeof(ulong) ? (byte)(value >> (i * 8)) : (byte)0;
        }
    }
}
