// The notifications of the exit loop to its owner.
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

/// <summary>The component around the exit loop: its console and its notifications.</summary>
internal interface IMonitorEvents
{
    /// <summary>The thread was notified, or <see cref="IVcpu.Wait"/> ended with a notification.</summary>
    void Notified();

    /// <summary>The guest waits or a timer has fired: output that was collected should go out.</summary>
    void Idle();

    /// <summary>The guest has halted with interrupts disabled; only a non-maskable interrupt could wake it.</summary>
    void HaltedForever();
}
