// The sources of a PC's reset.
namespace CamkesNet.Vmm.Buses;

/// <summary>Which device asked for a reset.</summary>
public enum ResetSource
{
    /// <summary>Command 0xFE (pulse the reset output) or the output port of the keyboard controller.</summary>
    KeyboardController,

    /// <summary>Bit 0 of system control port A, port 0x92.</summary>
    SystemControlPort,

    /// <summary>The reset control register, port 0xCF9, which the ACPI FADT names as well.</summary>
    ResetControlRegister,

    /// <summary>The processor shut down: a triple fault.</summary>
    TripleFault,
}
