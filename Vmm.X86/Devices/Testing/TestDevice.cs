// What test programs need of a machine beyond a PC's devices. QEMU has the same ports as "pc-testdev".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Testing;

/// <summary>
/// A register to try port accesses on, a port that is written to have a page's translation flushed, and a port for
/// each interrupt line. Guests have it only if their configuration asks for it.
/// </summary>
public sealed class TestDevice : IPortDevice, IResettable
{
    /// <summary>The register: accesses of 1, 2 and 4 bytes.</summary>
    public const ushort RegisterPort = 0xE0;

    /// <summary>Ports of the register.</summary>
    public const int RegisterPortCount = 4;

    /// <summary>Bytes of the widest access.</summary>
    public const int RegisterWidth = 4;

    /// <summary>Takes a page's address. Nested translations of RAM never change, so there is nothing to flush.</summary>
    public const ushort FlushPort = RegisterPort + RegisterPortCount;

    /// <summary>Ports for the address.</summary>
    public const int FlushPortCount = 4;

    /// <summary>Bit 0 of a byte written to this port plus n is the level of interrupt line n.</summary>
    public const ushort InterruptPort = 0x2000;

    /// <summary>One port for each interrupt line.</summary>
    public const int InterruptPortCount = InterruptController.LineCount;

    private const int BitsPerByte = 8;

    private readonly InterruptController interrupts;
    private uint register;

    /// <summary>A device on lines that other devices hold as well: the last one to change a line wins.</summary>
    public TestDevice(InterruptController interrupts) => this.interrupts = interrupts;

    /// <summary>Puts the device into a machine. It claims no line: it drives those that other devices have.</summary>
    internal static void AddTo(PlatformBuilder platform, InterruptController interrupts)
    {
        TestDevice device = new(interrupts);
        DeviceClaims claims = platform.Add("test device");
        claims.Ports(RegisterPort, RegisterPortCount, device, RegisterWidth);
        claims.Ports(FlushPort, FlushPortCount, device, RegisterWidth);
        claims.Ports(InterruptPort, InterruptPortCount, device);
        claims.Reset(device);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        register = 0;
        for (int line = 0; line < InterruptPortCount; line++)
        {
            interrupts.Line(line).Lower();
        }
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width) =>
        IsRegister(port) ? register >> ((port - RegisterPort) * BitsPerByte) : 0;

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        if (port >= InterruptPort)
        {
            interrupts.Line(port - InterruptPort).Set((value & 1) != 0);
        }
        else if (IsRegister(port))
        {
            int shift = (port - RegisterPort) * BitsPerByte;
            uint mask = AccessWidth.PortMask(width) << shift;
            register = (register & ~mask) | ((value << shift) & mask);
        }
    }

    private static bool IsRegister(ushort port) => port is >= RegisterPort and < FlushPort;
}
