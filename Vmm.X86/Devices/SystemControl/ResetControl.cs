// The reset control register, port 0xCF9. Intel 82371AB (PIIX4) datasheet, "RC - Reset Control Register".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.SystemControl;

/// <summary>Resets the machine when bit 2 rises. It lies in the middle of the PCI configuration ports.</summary>
public sealed class ResetControl(IMachineControl machine) : IPortDevice, IResettable
{
    /// <summary>The port.</summary>
    public const ushort Port = 0xCF9;

    private const byte SystemReset = 1 << 1;
    private const byte ResetProcessor = 1 << 2;
    private const byte HardReset = SystemReset | ResetProcessor;

    private byte value;

    /// <summary>Puts the register into a machine; the PCI host bridge, whose ports surround it, leads to it.</summary>
    internal static ResetControl AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("reset control");
        ResetControl register = new(platform.Services.Machine);
        claims.ResetRegister(Port, HardReset);
        claims.Reset(register);
        return register;
    }

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
