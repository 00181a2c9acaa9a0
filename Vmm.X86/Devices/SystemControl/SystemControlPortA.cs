// System control port A, port 0x92. Intel 82371AB (PIIX4) datasheet, "Port 92 Register".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.SystemControl;

/// <summary>Fast A20, which is kept and has no effect (A20 is always on), and fast reset.</summary>
public sealed class SystemControlPortA(IMachineControl machine) : IPortDevice, IResettable
{
    /// <summary>The port.</summary>
    public const ushort Port = 0x92;

    private const byte FastReset = 1 << 0;
    private const byte FastA20 = 1 << 1;

    private byte value = FastA20;

    /// <summary>Puts the port into a machine.</summary>
    internal static void AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("system control port A");
        SystemControlPortA port = new(platform.Services.Machine);
        claims.Ports(Port, 1, port);
        claims.Reset(port);
    }

    /// <inheritdoc/>
    public void Reset() => value = FastA20;

    /// <inheritdoc/>
    public uint Read(ushort port, int width) => value;

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        bool resets = (value & FastReset) != 0 && (this.value & FastReset) == 0;
        this.value = (byte)(value & (FastReset | FastA20));
        if (resets)
        {
            machine.RequestReset(ResetSource.SystemControlPort);
        }
    }
}
