// Everything that can interrupt one virtual processor: what is to be injected next, and taking it.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Pic;

namespace CamkesNet.Vmm.Devices.Interrupts;

/// <summary>
/// The interrupt side of one virtual processor. Before each entry: inject an NMI if one is pending and none is in
/// service; else, if the guest takes interrupts now, the vector of <see cref="TakeInterrupt"/>; else, if
/// <see cref="HasInterrupt"/>, ask for an exit as soon as it does.
/// </summary>
public sealed class ProcessorInterrupts : IProcessorSignals, IResettable
{
    private LocalApic? localApic;
    private Pic8259Pair? pic;

    /// <summary>An NMI waits to be injected.</summary>
    public bool HasNmi { get; private set; }

    /// <summary>An INIT has arrived: the processor goes to its state after INIT. See <see cref="TakeInit"/>.</summary>
    public bool HasInit { get; private set; }

    /// <summary>The page to start at if a start-up message has arrived, else -1.</summary>
    public int StartupVector { get; private set; } = -1;

    /// <summary>A maskable interrupt waits, from the 8259 pair or from the local APIC.</summary>
    public bool HasInterrupt => HasExternalInterrupt || localApic is { IsGloballyEnabled: true, PendingVector: >= 0 };

    private bool HasExternalInterrupt => pic is { IsPending: true } && localApic is { TakesExternalInterrupts: true };

    /// <summary>Joins the processor to its controllers, at construction.</summary>
    /// <param name="localApic">The processor's local APIC.</param>
    /// <param name="pic">The 8259 pair if its output ends at this processor (the one that boots), else null.</param>
    public void Connect(LocalApic localApic, Pic8259Pair? pic)
    {
        this.localApic = localApic;
        this.pic = pic;
    }

    /// <summary>Takes the interrupt that <see cref="HasInterrupt"/> tells of; its vector must be injected.</summary>
    /// <returns>The vector, or -1 if no interrupt waits.</returns>
    public int TakeInterrupt()
    {
        // ExtINT goes first, as the processor samples it before it looks at the local APIC's own requests.
        if (HasExternalInterrupt)
        {
            localApic!.AcknowledgeExternal();
            return pic!.Acknowledge();
        }

        return localApic is { IsGloballyEnabled: true, PendingVector: >= 0 } ? localApic.Acknowledge() : -1;
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

    /// <inheritdoc/>
    public void Reset()
    {
        HasNmi = false;
        HasInit = false;
        StartupVector = -1;
    }
}
