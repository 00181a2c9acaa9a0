// The delivery mode of an interrupt message. Intel SDM vol. 3A, "APIC", Interrupt Command Register and LVT;
// 82093AA datasheet, I/O redirection table registers.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>The delivery mode field, bits 10:8, of ICR, LVT and I/O redirection entries.</summary>
public enum DeliveryMode
{
    /// <summary>The vector goes to every processor in the destination.</summary>
    Fixed = 0,

    /// <summary>The vector goes to the processor of the destination that runs at the lowest priority.</summary>
    LowestPriority = 1,

    /// <summary>System management interrupt; a guest has no system management mode, so it is dropped.</summary>
    Smi = 2,

    /// <summary>Reserved.</summary>
    Reserved = 3,

    /// <summary>Non-maskable interrupt; the vector is ignored.</summary>
    Nmi = 4,

    /// <summary>INIT.</summary>
    Init = 5,

    /// <summary>Start-up; the vector is the page to start at. ICR only.</summary>
    Startup = 6,

    /// <summary>The vector comes from the 8259 pair.</summary>
    ExtInt = 7,
}
