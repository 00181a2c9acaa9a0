// The signals of a local APIC to its processor other than maskable interrupts.
namespace CamkesNet.Vmm.Buses;

/// <summary>The pins and messages of one virtual processor that are not maskable interrupts.</summary>
public interface IProcessorSignals
{
    /// <summary>A non-maskable interrupt: one stays pending until it is injected.</summary>
    void SignalNmi();

    /// <summary>INIT: the processor goes to its state after INIT and waits for a start-up message.</summary>
    void SignalInit();

    /// <summary>Start-up: a processor that waits after INIT starts at <paramref name="vector"/> × 4096.</summary>
    void SignalStartup(byte vector);
}
