// A port by which a test program ends its machine with a status. QEMU has the same as "isa-debug-exit".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Testing;

/// <summary>Whatever is written ends the machine; reads give zero.</summary>
public sealed class DebugExit(IMachineControl machine) : IPortDevice
{
    /// <summary>The first port, where test programs for QEMU expect it.</summary>
    public const ushort FirstPort = 0xF4;

    /// <summary>Ports from there on.</summary>
    public const int PortCount = 4;

    /// <summary>Statuses may be up to 4 bytes wide.</summary>
    public const int PortWidth = 4;

    /// <summary>Puts the port into a machine.</summary>
    internal static void AddTo(PlatformBuilder platform) =>
        platform.Add("debug exit").Ports(FirstPort, PortCount, new DebugExit(platform.Services.Machine), PortWidth);

    /// <inheritdoc/>
    public uint Read(ushort port, int width) => 0;

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value) => machine.RequestEnd(value);
}
