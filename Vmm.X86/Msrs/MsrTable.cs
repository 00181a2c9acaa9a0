// RDMSR and WRMSR: which registers a guest has, and who answers for them.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Msrs;

/// <summary>The registers of one processor. What is not here does not exist: the guest gets #GP.</summary>
internal sealed class MsrTable
{
    // The value that KVM also reports to guests on AMD: a revision that no erratum check considers old.
    private const ulong MicrocodeRevisionValue = 0x0100_0065;
    private const ulong FastStringsEnabled = 1;

    // HWCR.TscFreqSel: the counter runs at the P0 frequency.
    private const ulong TscCountsAtP0 = 1 << 24;

    // DE_CFG bit 1: LFENCE is serializing. AMD, "Software techniques for managing speculation".
    private const ulong LfenceIsSerializing = 1 << 1;

    private readonly IVcpu vcpu;
    private readonly TimestampCounter counter;
    private readonly MsrBus devices;
    private readonly CpuidPolicy cpuid;

    public MsrTable(IVcpu vcpu, TimestampCounter counter, MsrBus devices, CpuidPolicy cpuid)
    {
        this.vcpu = vcpu;
        this.counter = counter;
        this.devices = devices;
        this.cpuid = cpuid;
    }

    /// <summary>RDMSR. False: #GP.</summary>
    public bool TryRead(ref VcpuState state, uint msr, out ulong value)
    {
        value = 0;
        if (IsHidden(msr))
        {
            return false;
        }

        if (devices.Find(msr) is { } device)
        {
            bool there = device.TryReadMsr(msr, out value);
            if (msr == MsrNumber.TscDeadline && value != 0)
            {
                value += counter.Shift;
            }

            return there;
        }

        switch (msr)
        {
            case GuestMsrNumber.Timestamp:
                value = counter.Value;
                return true;
            case GuestMsrNumber.TscAdjust:
                value = counter.Adjust;
                return true;
            case MsrNumber.Efer:
                value = state.Efer;
                return true;
            case GuestMsrNumber.MicrocodeRevision:
                value = MicrocodeRevisionValue;
                return true;
            case GuestMsrNumber.MiscEnable:
                value = FastStringsEnabled;
                return true;
            case GuestMsrNumber.HardwareConfiguration:
                value = TscCountsAtP0;
                return true;
            case GuestMsrNumber.DecodeConfiguration:
                value = LfenceIsSerializing;
                return true;
            default:
                return ReadsAsZero(msr) || ProcessorMsrs.TryRead(vcpu, ref state, msr, out value);
        }
    }

    /// <summary>WRMSR. False: #GP.</summary>
    public bool TryWrite(ref VcpuState state, uint msr, ulong value)
    {
        if (IsHidden(msr))
        {
            return false;
        }

        if (devices.Find(msr) is { } device)
        {
            bool isDeadline = msr == MsrNumber.TscDeadline && value != 0;

            // Time that has passed already is 1 at the earliest: 0 would disarm the timer.
            ulong deadline = value > counter.Shift ? value - counter.Shift : 1;
            return device.TryWriteMsr(msr, isDeadline ? deadline : value);
        }

        switch (msr)
        {
            case GuestMsrNumber.Timestamp:
                MoveCounter(ref state, value - counter.Value);
                return true;
            case GuestMsrNumber.TscAdjust:
                MoveCounter(ref state, value - counter.Adjust);
                return true;
            case MsrNumber.Efer:
                return TryWriteEfer(ref state, value);
            default:
                return IgnoresWrites(msr)
                    || ProcessorMsrs.TryWrite(vcpu, ref state, msr, value)
                    || IsUnchanged(ref state, msr, value);
        }
    }

    // Guests write back what they read, to clear or to set single bits: without a change no register refuses it.
    private bool IsUnchanged(ref VcpuState state, uint msr, ulong value) =>
        TryRead(ref state, msr, out ulong current) && current == value;

    private bool IsHidden(uint msr) => msr == MsrNumber.TimestampAuxiliary && !cpuid.HasTimestampAuxiliary;

    // The armed deadline means a value of the guest's counter, so it moves in the devices' time.
    private void MoveCounter(ref VcpuState state, ulong distance)
    {
        ulong armed = 0;
        devices.Find(MsrNumber.TscDeadline)?.TryReadMsr(MsrNumber.TscDeadline, out armed);
        ulong guestDeadline = armed + counter.Shift;
        counter.Move(ref state, distance);
        if (armed != 0)
        {
            TryWrite(ref state, MsrNumber.TscDeadline, Math.Max(guestDeadline, 1));
        }
    }

    // AMD APM vol. 2, 3.1.7 and 14.6.1: LMA is the processor's, and LME cannot change while paging is on.
    private bool TryWriteEfer(ref VcpuState state, ulong value)
    {
        bool changesLongMode = ((value ^ state.Efer) & Efer.LongModeEnable) != 0;
        if ((value & ~cpuid.LegalEfer) != 0 || (changesLongMode && (state.Cr0 & Cr0.Paging) != 0))
        {
            return false;
        }

        state.Efer = (value & ~Efer.LongModeActive) | (state.Efer & Efer.LongModeActive);
        state.DirtyGroups |= VcpuRegisterGroup.Control;
        return true;
    }

    private static bool ReadsAsZero(uint msr) => msr is GuestMsrNumber.PlatformId or GuestMsrNumber.PlatformInfo
        or GuestMsrNumber.MiscFeatureEnables or GuestMsrNumber.MachineCheckCapabilities
        or GuestMsrNumber.MachineCheckStatus or GuestMsrNumber.DebugControl or GuestMsrNumber.SystemConfiguration
        or GuestMsrNumber.NorthbridgeConfiguration or GuestMsrNumber.InterruptPendingMessage
        or GuestMsrNumber.MmioConfigurationBase or GuestMsrNumber.LoadStoreConfiguration
        or GuestMsrNumber.InstructionCacheConfiguration or GuestMsrNumber.DataCacheConfiguration
        or GuestMsrNumber.BusUnitConfiguration2 || IsPerformanceCounter(msr);

    private static bool IgnoresWrites(uint msr) => msr is GuestMsrNumber.MicrocodeUpdate
        or GuestMsrNumber.MicrocodeRevision or GuestMsrNumber.MiscEnable or GuestMsrNumber.MachineCheckStatus
        or GuestMsrNumber.DebugControl or GuestMsrNumber.HardwareConfiguration or GuestMsrNumber.NorthbridgeConfiguration
        or GuestMsrNumber.LoadStoreConfiguration or GuestMsrNumber.InstructionCacheConfiguration
        or GuestMsrNumber.DataCacheConfiguration or GuestMsrNumber.DecodeConfiguration
        or GuestMsrNumber.BusUnitConfiguration2 || IsPerformanceCounter(msr);

    // Every AMD processor has the four counters, whatever CPUID says (AMD APM vol. 2, 13.2.1). Guests' do not count.
    private static bool IsPerformanceCounter(uint msr) =>
        msr is >= GuestMsrNumber.PerformanceEventSelectFirst and <= GuestMsrNumber.PerformanceCounterLast;
}
