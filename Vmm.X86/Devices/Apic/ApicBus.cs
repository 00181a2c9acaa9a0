// The bus between local APICs, I/O APICs and message-signalled devices.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>Takes interrupt messages to the local APICs they name, and ends of interrupts to the I/O APICs.</summary>
public sealed class ApicBus
{
    /// <summary>How many I/O APICs can listen.</summary>
    public const int MaximumListeners = 4;

    private readonly IApicBusProcessor[] processors;
    private readonly IEndOfInterruptListener[] listeners = new IEndOfInterruptListener[MaximumListeners];
    private int processorCount;
    private int listenerCount;

    /// <summary>Makes a bus for at most <paramref name="capacity"/> processors.</summary>
    public ApicBus(int capacity = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        processors = new IApicBusProcessor[capacity];
    }

    /// <summary>Whose vectors the processor that boots fetches itself; null: there is no such controller.</summary>
    public IExternalInterrupts? ExternalInterrupts { get; private set; }

    /// <summary>Adds an I/O APIC, at construction.</summary>
    /// <exception cref="InvalidOperationException">There are as many as the bus has room for.</exception>
    public void Attach(IEndOfInterruptListener listener)
    {
        if (listenerCount == listeners.Length)
        {
            throw new InvalidOperationException("The APIC bus has no room for another I/O APIC.");
        }

        listeners[listenerCount++] = listener;
    }

    /// <summary>Connects the controller behind <see cref="SetExternalLine"/>, at construction.</summary>
    public void Connect(IExternalInterrupts controller) => ExternalInterrupts = controller;

    /// <summary>The level of that controller's output, which ends at LINT0 of the processor that boots.</summary>
    public void SetExternalLine(bool asserted)
    {
        for (int i = 0; i < processorCount; i++)
        {
            if (processors[i].IsBootstrap)
            {
                processors[i].SetLint0(asserted);
            }
        }
    }

    /// <summary>Adds a local APIC, at construction.</summary>
    /// <exception cref="InvalidOperationException">There are as many as the bus has room for.</exception>
    internal void Attach(IApicBusProcessor processor)
    {
        if (processorCount == processors.Length)
        {
            throw new InvalidOperationException("The APIC bus has no room for another processor.");
        }

        processors[processorCount++] = processor;
    }

    /// <summary>Delivers a message. False: no processor took it.</summary>
    public bool Deliver(in InterruptMessage message) => Deliver(message, null);

    /// <summary>Delivers to all processors of the destination except one.</summary>
    internal bool Deliver(in InterruptMessage message, IApicBusProcessor? except)
    {
        bool delivered = false;
        IApicBusProcessor? lowest = null;
        for (int i = 0; i < processorCount; i++)
        {
            IApicBusProcessor processor = processors[i];
            if (processor == except || !processor.IsMeantBy(message))
            {
                continue;
            }

            if (message.Mode != DeliveryMode.LowestPriority)
            {
                delivered |= processor.Accept(message);
            }
            else if (lowest is null || processor.ProcessorPriority < lowest.ProcessorPriority)
            {
                lowest = processor;
            }
        }

        return lowest is null ? delivered : lowest.Accept(message);
    }

    /// <summary>Whether a processor has accepted a vector and not begun to serve it.</summary>
    internal bool IsRequested(byte vector)
    {
        bool requested = false;
        for (int i = 0; i < processorCount; i++)
        {
            requested |= processors[i].IsRequested(vector);
        }

        return requested;
    }

    internal void EndOfInterrupt(byte vector)
    {
        for (int i = 0; i < listenerCount; i++)
        {
            listeners[i].EndOfInterrupt(vector);
        }
    }
}
