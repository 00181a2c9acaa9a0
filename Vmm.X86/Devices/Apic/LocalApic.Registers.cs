// The registers of the local APIC: memory-mapped, as x2APIC MSRs, and IA32_APIC_BASE and IA32_TSC_DEADLINE.
using static CamkesNet.Vmm.Devices.Apic.LocalApicRegisters;

namespace CamkesNet.Vmm.Devices.Apic;

public sealed partial class LocalApic
{
    /// <inheritdoc/>
    public ulong Read(ulong offset, int width)
    {
        uint within = (uint)offset & (RegisterStride - 1);
        if (!IsGloballyEnabled || IsX2Apic)
        {
            return ulong.MaxValue;
        }

        // Only the first four bytes of each sixteen hold a register.
        if (within + (uint)width > sizeof(uint) || offset >= PageSize)
        {
            return Absent;
        }

        uint register = (uint)offset & ~(RegisterStride - 1);
        if (!TryReadRegister(register, out uint value))
        {
            ReportError(ErrorIllegalRegister);
        }

        return value >> (int)(within * 8);
    }

    /// <inheritdoc/>
    public void Write(ulong offset, int width, ulong value)
    {
        // "All accesses to APIC registers are 32-bit aligned": others have no defined effect.
        if (!IsGloballyEnabled || IsX2Apic || width != sizeof(uint) || offset >= PageSize
            || (offset & (RegisterStride - 1)) != 0)
        {
            return;
        }

        if (!TryWriteRegister((uint)offset, (uint)value))
        {
            ReportError(ErrorIllegalRegister);
        }
    }

    /// <inheritdoc/>
    public bool TryReadMsr(uint msr, out ulong value)
    {
        value = 0;
        switch (msr)
        {
            case ApicBaseMsr:
                value = state.ApicBase;
                return true;
            case TscDeadlineMsr:
                Expire(clock.Timestamp);
                value = timer.TscDeadline;
                return true;
        }

        if (!IsX2Apic || msr is < X2ApicFirstMsr or > X2ApicLastMsr)
        {
            return false;
        }

        uint register = (msr - X2ApicFirstMsr) << RegisterShift;
        switch (register)
        {
            case CommandLowOffset:
                value = state.CommandLow | (ulong)state.CommandHigh << 32;
                return true;
            case CommandHighOffset or DestinationFormatOffset or ArbitrationPriorityOffset or EndOfInterruptOffset
                or RemoteReadOffset:
                return false;
            default:
                bool there = TryReadRegister(register, out uint low);
                value = low;
                return there;
        }
    }

    /// <inheritdoc/>
    public bool TryWriteMsr(uint msr, ulong value)
    {
        switch (msr)
        {
            case ApicBaseMsr:
                return TryWriteBase(value);
            case TscDeadlineMsr:
                Expire(clock.Timestamp);
                timer.WriteTscDeadline(value);
                return true;
        }

        if (!IsX2Apic || msr is < X2ApicFirstMsr or > X2ApicLastMsr)
        {
            return false;
        }

        return TryWriteX2Apic((msr - X2ApicFirstMsr) << RegisterShift, value);
    }

    private bool TryWriteX2Apic(uint register, ulong value)
    {
        if (register == CommandLowOffset)
        {
            if (((uint)value & ~(CommandWritable | CommandReadOnly)) != 0)
            {
                return false;
            }

            state.CommandHigh = (uint)(value >> 32);
            WriteCommand((uint)value);
            return true;
        }

        // A reserved bit that is set is a #GP in x2APIC mode, and so is a register that cannot be written.
        if ((value & ~(ulong)X2ApicWritable(register)) != 0)
        {
            return false;
        }

        switch (register)
        {
            case SelfIpiOffset:
                SendSelf((byte)value);
                return true;
            case IdOffset or LogicalDestinationOffset or DestinationFormatOffset or CommandHighOffset:
                return false;
            default:
                return TryWriteRegister(register, (uint)value);
        }
    }

    private static uint X2ApicWritable(uint register) => register switch
    {
        TaskPriorityOffset or SelfIpiOffset => VectorMask,
        SpuriousVectorOffset => SpuriousWritable,
        LvtTimerOffset => LvtTimerWritable | LvtReadOnly,
        LvtThermalOffset or LvtPerformanceOffset => LvtSensorWritable | LvtReadOnly,
        LvtLint0Offset or LvtLint1Offset => LvtLintWritable | LvtReadOnly,
        LvtErrorOffset => LvtErrorWritable | LvtReadOnly,
        TimerInitialCountOffset => uint.MaxValue,
        TimerDivideOffset => DivideWritable,
        _ => 0,
    };

    // "Local APIC State Transitions": off to xAPIC and back, xAPIC to x2APIC, x2APIC to off; every other change
    // is a #GP. Moving the register page is not offered: no operating system asks for it.
    private bool TryWriteBase(ulong value)
    {
        ulong mode = value & (BaseEnable | BaseX2Apic);
        bool leavesX2Apic = IsX2Apic && mode == BaseEnable;
        bool skipsXApic = !IsGloballyEnabled && mode == (BaseEnable | BaseX2Apic);
        if ((value & ~(BaseEnable | BaseX2Apic | BaseBootstrap)) != DefaultBase || mode == BaseX2Apic
            || leavesX2Apic || skipsXApic)
        {
            return false;
        }

        bool switchesOff = IsGloballyEnabled && mode == 0;
        state.ApicBase = value;
        if (switchesOff)
        {
            ResetByInit();
        }

        return true;
    }

    private bool TryReadRegister(uint register, out uint value)
    {
        bool there = true;
        value = register switch
        {
            IdOffset => IsX2Apic ? id : id << XApicIdShift,
            VersionOffset => VersionNumber | (LvtEntries - 1) << MaximumLvtEntryShift,
            TaskPriorityOffset => state.TaskPriority,
            ArbitrationPriorityOffset or ProcessorPriorityOffset => ProcessorPriority,
            EndOfInterruptOffset or RemoteReadOffset => Absent,
            LogicalDestinationOffset => IsX2Apic ? X2ApicLogicalId : state.LogicalDestination,
            DestinationFormatOffset => state.DestinationFormat,
            SpuriousVectorOffset => state.SpuriousVector,
            >= InServiceOffset and < TriggerModeOffset => inService.ReadRegister(IndexOf(register)),
            >= TriggerModeOffset and < InterruptRequestOffset => levelTriggered.ReadRegister(IndexOf(register)),
            >= InterruptRequestOffset and < ErrorStatusOffset => requested.ReadRegister(IndexOf(register)),
            ErrorStatusOffset => state.ErrorStatus,
            CommandLowOffset => state.CommandLow,
            CommandHighOffset => state.CommandHigh,
            LvtTimerOffset => timer.Lvt,
            LvtThermalOffset => state.LvtThermal,
            LvtPerformanceOffset => state.LvtPerformance,
            LvtLint0Offset => state.LvtLint0,
            LvtLint1Offset => state.LvtLint1,
            LvtErrorOffset => state.LvtError,
            TimerInitialCountOffset => timer.InitialCount,
            TimerCurrentCountOffset => timer.CurrentCount,
            TimerDivideOffset => timer.Divide,
            _ => AbsentRegister(out there),
        };
        return there;
    }

    private bool TryWriteRegister(uint register, uint value)
    {
        switch (register)
        {
            case TaskPriorityOffset:
                state.TaskPriority = value & VectorMask;
                break;
            case EndOfInterruptOffset:
                EndInterrupt();
                break;
            case LogicalDestinationOffset:
                state.LogicalDestination = value & XApicLogicalMask;
                break;
            case DestinationFormatOffset:
                state.DestinationFormat = value | DestinationFormatReserved;
                break;
            case SpuriousVectorOffset:
                WriteSpuriousVector(value);
                break;
            case ErrorStatusOffset:
                state.ErrorStatus = state.ErrorsSinceWrite;
                state.ErrorsSinceWrite = 0;
                break;
            case CommandLowOffset:
                WriteCommand(value);
                break;
            case CommandHighOffset:
                state.CommandHigh = value;
                break;
            case LvtThermalOffset:
                state.LvtThermal = LvtValue(value, LvtSensorWritable);
                break;
            case LvtPerformanceOffset:
                state.LvtPerformance = LvtValue(value, LvtSensorWritable);
                break;
            case LvtLint0Offset:
                WriteLint(ref state.LvtLint0, value, state.Lint0);
                break;
            case LvtLint1Offset:
                WriteLint(ref state.LvtLint1, value, state.Lint1);
                break;
            case LvtErrorOffset:
                state.LvtError = LvtValue(value, LvtErrorWritable);
                break;
            case LvtTimerOffset or TimerInitialCountOffset or TimerDivideOffset:
                WriteTimer(register, value);
                break;
            case IdOffset or VersionOffset or ProcessorPriorityOffset or ArbitrationPriorityOffset
                or TimerCurrentCountOffset or RemoteReadOffset or (>= InServiceOffset and < ErrorStatusOffset):
                return !IsX2Apic;
            default:
                return false;
        }

        return true;
    }

    private void WriteTimer(uint register, uint value)
    {
        ulong now = clock.Timestamp;
        Expire(now);
        switch (register)
        {
            case LvtTimerOffset:
                timer.WriteLvt(LvtValue(value, LvtTimerWritable), now);
                break;
            case TimerInitialCountOffset:
                timer.WriteInitialCount(value, now);
                break;
            default:
                timer.WriteDivide(value, now);
                break;
        }
    }

    // While software has the APIC disabled, the mask bits of all LVT entries are set and stay set.
    private void WriteSpuriousVector(uint value)
    {
        state.SpuriousVector = value & SpuriousWritable;
        if (!IsSoftwareEnabled)
        {
            Expire(clock.Timestamp);
            timer.WriteLvt(timer.Lvt | LvtMasked, clock.Timestamp);
            state.LvtThermal |= LvtMasked;
            state.LvtPerformance |= LvtMasked;
            state.LvtLint0 |= LvtMasked;
            state.LvtLint1 |= LvtMasked;
            state.LvtError |= LvtMasked;
        }
    }

    // Remote IRR is kept as long as the entry stays a level-triggered one.
    private void WriteLint(ref uint lvt, uint value, bool asserted)
    {
        uint remoteIrr = lvt & LvtRemoteIrr;
        lvt = LvtValue(value, LvtLintWritable);
        lvt |= (lvt & LvtLevel) != 0 ? remoteIrr : 0;
        SamplePin(ref lvt, asserted, false);
    }

    private uint LvtValue(uint value, uint writable) =>
        (value & writable) | (IsSoftwareEnabled ? 0 : LvtMasked);

    private static int IndexOf(uint register) => (int)(register >> RegisterShift) & (VectorSet.RegisterCount - 1);

    private static uint AbsentRegister(out bool there)
    {
        there = false;
        return Absent;
    }
}
