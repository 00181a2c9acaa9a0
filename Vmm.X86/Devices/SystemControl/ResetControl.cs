// The reset control register, port 0xCF9. Intel 82371AB (PIIX4) datasheet, "RC - Reset Control Register".
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Devices.SystemControl;

/// <summary>Resets the machine when bit 2 rises. It lies in the middle of the PCI configuration ports.</summary>
public sealed class ResetControl(IMachineControl machine) : IPortDevice, IResettable
{
    /// <summary>The port, which the ACPI FADT names as RESET_REG.</summary>
    public const ushort Port = 0xCF9;

    /// <summary>What the FADT gives as RESET_VALUE: a hard reset, now.</summary>
    public const byte HardReset = SystemReset | ResetProcessor;

    private const byte SystemReset = 1 << 1;
    private const byte ResetProcessor = 1 << 2;

    private byte value;

    /// <inheritdoc/>
    public void Reset() => value = 0;

    /// <inheritdoc/>
    public uint Read(ushort port, int width) => value;

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        bool rises = (value & ResetProcessor) != 0 && (this.value & ResetProcessor) == 0;
        this.value = (byte)(value & SystemReset);
        if (rises)
        {
            machine.RequestReset(ResetSource.ResetControlRegister);
        }
    }
}
