// The local APIC of one virtual processor: acceptance, priorities, end of interrupt. Intel SDM vol. 3A, "Advanced
// Programmable Interrupt Controller (APIC)". Register access is in LocalApic.Registers.cs, IPIs in LocalApic.Ipi.cs.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Time;
using static CamkesNet.Vmm.Devices.Apic.LocalApicRegisters;

namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>A local APIC, as xAPIC (memory-mapped) and as x2APIC (MSRs).</summary>
public sealed partial class LocalApic : IApicBusProcessor, IMemoryDevice, IMsrDevice, ITimedDevice, IResettable
{
    private readonly uint id;
    private readonly bool isBootstrap;
    private readonly IClock clock;
    private readonly ApicBus bus;
    private readonly IProcessorSignals signals;
    private readonly LocalApicTimer timer;
    private readonly VectorSet requested = new();
    private readonly VectorSet inService = new();
    private readonly VectorSet levelTriggered = new();
    private LocalApicState state;

    /// <summary>Makes a local APIC and puts it on its bus.</summary>
    /// <param name="id">The APIC ID; below 255.</param>
    /// <param name="isBootstrap">Whether its processor is the one that boots.</param>
    /// <param name="clock">The guest's time-stamp counter.</param>
    /// <param name="bus">Where IPIs and ends of interrupts go.</param>
    /// <param name="signals">The processor's other pins.</param>
    public LocalApic(uint id, bool isBootstrap, IClock clock, ApicBus bus, IProcessorSignals signals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, XApicIdMask);
        this.id = id;
        this.isBootstrap = isBootstrap;
        this.clock = clock;
        this.bus = bus;
        this.signals = signals;
        timer = new LocalApicTimer(clock);
        bus.Attach(this);
        Reset();
    }

    /// <summary>The APIC ID.</summary>
    public uint Id => id;

    /// <summary>Whether its processor is the one that boots.</summary>
    public bool IsBootstrap => isBootstrap;

    /// <summary>Whether IA32_APIC_BASE enables the APIC at all.</summary>
    public bool IsGloballyEnabled => (state.ApicBase & BaseEnable) != 0;

    /// <summary>Whether the APIC answers by MSRs.</summary>
    public bool IsX2Apic => (state.ApicBase & BaseX2Apic) != 0;

    /// <summary>Whether the spurious vector register enables the APIC.</summary>
    public bool IsSoftwareEnabled => IsGloballyEnabled && (state.SpuriousVector & SpuriousEnable) != 0;

    /// <summary>
    /// Whether the processor takes interrupts of the 8259 pair now: LINT0 is programmed as ExtINT (virtual wire),
    /// or there is no APIC between the two, or an ExtINT message has come from an I/O APIC.
    /// </summary>
    public bool TakesExternalInterrupts => state.ExternalRequested || !IsGloballyEnabled
        || ((state.LvtLint0 & LvtMasked) == 0 && ModeOf(state.LvtLint0) == DeliveryMode.ExtInt);

    /// <summary>The task priority register; CR8 is its bits 7:4.</summary>
    public byte TaskPriority
    {
        get => (byte)state.TaskPriority;
        set => state.TaskPriority = value;
    }

    /// <summary>The processor priority register.</summary>
    public uint ProcessorPriority
    {
        get
        {
            // PPR: the higher class of TPR and of the highest vector in service.
            uint service = (uint)Math.Max(inService.Highest, 0) & PriorityClassMask;
            return (state.TaskPriority & PriorityClassMask) >= service ? state.TaskPriority : service;
        }
    }

    /// <summary>The vector to be injected next, or -1: none is requested, or its priority is too low.</summary>
    public int PendingVector
    {
        get
        {
            int vector = requested.Highest;
            return vector >= 0 && ((uint)vector & PriorityClassMask) > (ProcessorPriority & PriorityClassMask)
                ? vector
                : -1;
        }
    }

    /// <inheritdoc/>
    public ulong NextDeadline => timer.NextDeadline;

    /// <summary>The processor takes the pending vector: it moves from request to service.</summary>
    /// <returns>The vector; the spurious one if nothing is pending any more.</returns>
    public byte Acknowledge()
    {
        int vector = PendingVector;
        if (vector < 0)
        {
            return (byte)state.SpuriousVector;
        }

        requested.Remove(vector);
        inService.Add(vector);
        return (byte)vector;
    }

    /// <summary>The processor has fetched a vector from the 8259 pair.</summary>
    public void AcknowledgeExternal() => state.ExternalRequested = false;

    /// <inheritdoc/>
    public void Expire(ulong now)
    {
        if (timer.Advance(now))
        {
            AcceptFixed((byte)timer.Lvt, false);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        state.ApicBase = DefaultBase | BaseEnable | (isBootstrap ? BaseBootstrap : 0);
        ResetByInit();
    }

    /// <summary>INIT: all but the ID and IA32_APIC_BASE goes to the state after reset.</summary>
    public void ResetByInit()
    {
        state = new LocalApicState
        {
            ApicBase = state.ApicBase,
            DestinationFormat = uint.MaxValue,
            SpuriousVector = SpuriousReset,
            LvtThermal = LvtMasked,
            LvtPerformance = LvtMasked,
            LvtLint0 = LvtMasked,
            LvtLint1 = LvtMasked,
            LvtError = LvtMasked,
            Lint0 = state.Lint0,
            Lint1 = state.Lint1,
        };
        requested.Clear();
        inService.Clear();
        levelTriggered.Clear();
        timer.Reset();
    }

    /// <summary>
    /// Leaves the APIC as firmware does before it starts an operating system: enabled, LINT0 as ExtINT, LINT1 as
    /// NMI. MultiProcessor Specification 1.4, section 3.6.2.2, "Virtual Wire Mode via Local APIC".
    /// </summary>
    public void ConfigureVirtualWire()
    {
        state.SpuriousVector = SpuriousEnable | SpuriousReset;
        state.LvtLint0 = (uint)DeliveryMode.ExtInt << DeliveryModeShift;
        state.LvtLint1 = (uint)DeliveryMode.Nmi << DeliveryModeShift;
    }

    /// <summary>The level of LINT0, where the output of the 8259 pair ends.</summary>
    public void SetLint0(bool asserted)
    {
        bool rising = asserted && !state.Lint0;
        state.Lint0 = asserted;
        SamplePin(ref state.LvtLint0, asserted, rising);
    }

    /// <summary>The level of LINT1, the NMI pin.</summary>
    public void SetLint1(bool asserted)
    {
        bool rising = asserted && !state.Lint1;
        state.Lint1 = asserted;
        SamplePin(ref state.LvtLint1, asserted, rising);
    }

    /// <inheritdoc/>
    public bool IsRequested(byte vector) => requested.Contains(vector);

    /// <inheritdoc/>
    public bool IsMeantBy(in InterruptMessage message)
    {
        if (!IsGloballyEnabled)
        {
            return false;
        }

        if (message.Destination == InterruptMessage.Broadcast)
        {
            return true;
        }

        if (!message.IsLogical)
        {
            return message.Destination == id;
        }

        return IsX2Apic ? IsInX2ApicCluster(message.Destination) : IsInXApicGroup(message.Destination);
    }

    // False: not taken, so that a level-triggered source need not wait for its end.
    /// <inheritdoc/>
    public bool Accept(in InterruptMessage message)
    {
        switch (message.Mode)
        {
            case DeliveryMode.Fixed:
            case DeliveryMode.LowestPriority:
                return AcceptFixed(message.Vector, message.IsLevel);
            case DeliveryMode.Nmi:
                signals.SignalNmi();
                break;
            case DeliveryMode.Init:
                ResetByInit();
                signals.SignalInit();
                break;
            case DeliveryMode.Startup:
                signals.SignalStartup(message.Vector);
                break;
            case DeliveryMode.ExtInt:
                state.ExternalRequested = true;
                break;
        }

        return true;
    }

    // "Local APIC State After It Has Been Software Disabled": fixed interrupts are no longer accepted; those that
    // were accepted before stay.
    private bool AcceptFixed(byte vector, bool isLevel)
    {
        if (!IsSoftwareEnabled)
        {
            return false;
        }

        if (vector < LowestLegalVector)
        {
            ReportError(ErrorReceiveIllegalVector);
            return false;
        }

        requested.Add(vector);
        if (isLevel)
        {
            levelTriggered.Add(vector);
        }
        else
        {
            levelTriggered.Remove(vector);
        }

        return true;
    }

    private void EndInterrupt()
    {
        int vector = inService.Highest;
        if (vector < 0)
        {
            return;
        }

        inService.Remove(vector);
        if (!levelTriggered.Contains(vector))
        {
            return;
        }

        bus.EndOfInterrupt((byte)vector);
        if ((state.LvtLint0 & LvtRemoteIrr) != 0 && (state.LvtLint0 & VectorMask) == vector)
        {
            state.LvtLint0 &= ~LvtRemoteIrr;
            SamplePin(ref state.LvtLint0, state.Lint0, false);
        }
    }

    // ExtINT needs nothing here: the processor asks the 8259 pair itself (TakesExternalInterrupts).
    private void SamplePin(ref uint lvt, bool asserted, bool rising)
    {
        if (!asserted || (lvt & LvtMasked) != 0 || !IsGloballyEnabled)
        {
            return;
        }

        switch (ModeOf(lvt))
        {
            case DeliveryMode.Fixed when (lvt & LvtLevel) == 0:
                if (rising)
                {
                    AcceptFixed((byte)lvt, false);
                }

                break;
            case DeliveryMode.Fixed when (lvt & LvtRemoteIrr) == 0:
                lvt |= AcceptFixed((byte)lvt, true) ? LvtRemoteIrr : 0;
                break;
            case DeliveryMode.Nmi when rising:
                signals.SignalNmi();
                break;
        }
    }

    // An error interrupt with an illegal vector is itself an error; reporting each error once ends the recursion.
    private void ReportError(uint error)
    {
        bool isNew = (state.ErrorsSinceWrite & error) == 0;
        state.ErrorsSinceWrite |= error;
        if (isNew && (state.LvtError & LvtMasked) == 0)
        {
            AcceptFixed((byte)state.LvtError, false);
        }
    }

    private static DeliveryMode ModeOf(uint lvt) => (DeliveryMode)(lvt >> DeliveryModeShift & DeliveryModeMask);
}
