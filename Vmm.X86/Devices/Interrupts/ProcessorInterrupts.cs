// Everything that can interrupt one virtual processor: what is to be injected next, and taking it.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Interrupts;

/// <summary>
/// The interrupt side of one virtual processor. Before each entry: inject an NMI if one is pending and none is in
/// service; else, if the guest takes interrupts now, the vector of <see cref="TakeInterrupt"/>; else, if
/// <see cref="HasInterrupt"/>, ask for an exit as soon as it does.
/// </summary>
public sealed class ProcessorInterrupts : IProcessorSignals, IResettable
{
    private readonly ApicBus bus;

    /// <summary>Creates the interrupt side of a processor and puts it on the bus.</summary>
    /// <param name="apicId">The ID of its local APIC; the processor with ID 0 is the one that boots.</param>
    /// <param name="clock">The time base of the local APIC's timer.</param>
    /// <param name="bus">The bus between the APICs.</param>
    public ProcessorInterrupts(uint apicId, IClock clock, ApicBus bus)
    {
        this.bus = bus;
        LocalApic = new LocalApic(apicId, apicId == 0, clock, bus, this);
    }

    /// <summary>The processor's local APIC.</summary>
    public LocalApic LocalApic { get; }

    /// <summary>An NMI waits to be injected.</summary>
    public bool HasNmi { get; private set; }

    /// <summary>An INIT has arrived: the processor goes to its state after INIT. See <see cref="TakeInit"/>.</summary>
    public bool HasInit { get; private set; }

    /// <summary>The page to start at if a start-up message has arrived, else -1.</summary>
    public int StartupVector { get; private set; } = -1;

    /// <summary>A maskable interrupt waits, from the 8259 pair or from the local APIC.</summary>
    public bool HasInterrupt => HasExternalInterrupt || LocalApic is { IsGloballyEnabled: true, PendingVector: >= 0 };

    private bool HasExternalInterrupt =>
        bus.ExternalInterrupts is { IsPending: true }
        && LocalApic is { IsBootstrap: true, TakesExternalInterrupts: true };

    /// <summary>Gives a processor its interrupts.</summary>
    internal static ProcessorInterrupts AddTo(ProcessorBuses processor, ApicBus bus, uint apicId)
    {
        ProcessorInterrupts interrupts = new(apicId, processor.Services.Clock, bus);
        LocalApic localApic = interrupts.LocalApic;
        ProcessorDeviceClaims claims = processor.Add("local APIC");
        claims.LocalApic(apicId, LocalApicRegisters.DefaultBase);
        claims.Memory(LocalApicRegisters.DefaultBase, LocalApicRegisters.PageSize, localApic);
        claims.Msrs(LocalApicRegisters.X2ApicFirstMsr, LocalApicRegisters.X2ApicLastMsr, localApic);
        claims.Msr(LocalApicRegisters.TscDeadlineMsr, localApic);
        claims.Msr(LocalApicRegisters.ApicBaseMsr, localApic);
        claims.Deadline(localApic);
        claims.Reset(interrupts);
        return interrupts;
    }

    /// <summary>Accepts the interrupt that <see cref="HasInterrupt"/> reports; its vector must be injected.</summary>
    /// <returns>The vector, or -1 if no interrupt waits.</returns>
    public int TakeInterrupt()
    {
        // ExtINT goes first, as the processor samples it before it looks at the local APIC's own requests.
        if (HasExternalInterrupt)
        {
            LocalApic.AcknowledgeExternal();
            return bus.ExternalInterrupts!.Acknowledge();
        }

        return LocalApic is { IsGloballyEnabled: true, PendingVector: >= 0 } ? LocalApic.Acknowledge() : -1;
    }

    /// <summary>The pending NMI is being injected.</summary>
    public void TakeNmi() => HasNmi = false;

    /// <summary>The pending INIT is being carried out.</summary>
    public void TakeInit() => HasInit = false;

    /// <summary>The pending start-up message is being carried out; a processor that runs just drops it.</summary>
    public void TakeStartup() => StartupVector = -1;

    /// <inheritdoc/>
    public void SignalNmi() => HasNmi = true;

    /// <inheritdoc/>
    public void SignalInit()
    {
        HasInit = true;
        StartupVector = -1;
    }

    /// <inheritdoc/>
    public void SignalStartup(byte vector) => StartupVector = vector;

    /// <summary>Goes to the state in which firmware starts an operating system.</summary>
    public void Reset()
    {
        LocalApic.Reset();
        LocalApic.ConfigureVirtualWire();
        HasNmi = false;
        HasInit = false;
        StartupVector = -1;
    }
}
