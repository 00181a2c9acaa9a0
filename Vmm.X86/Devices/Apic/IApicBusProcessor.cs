// A processor as the APIC bus reaches it: its local APIC.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>The bus side of a local APIC.</summary>
internal interface IApicBusProcessor
{
    /// <summary>Whether the processor is the one that boots.</summary>
    bool IsBootstrap { get; }

    /// <summary>The processor priority register: of several destinations the lowest one takes a message.</summary>
    uint ProcessorPriority { get; }

    /// <summary>Whether a message's destination names the processor.</summary>
    bool IsMeantBy(in InterruptMessage message);

    /// <summary>Delivers a message. False: the processor does not take it.</summary>
    bool Accept(in InterruptMessage message);

    /// <summary>Whether a vector was accepted and is not in service yet.</summary>
    bool IsRequested(byte vector);

    /// <summary>The level of LINT0.</summary>
    void SetLint0(bool asserted);
}
