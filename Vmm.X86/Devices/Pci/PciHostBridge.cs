// The host bridge of an i440FX and its configuration ports. PCI Local Bus Specification 3.0, section 3.2.2.3.2,
// "Software Generation of Configuration Transactions"; Intel 82441FX (PMC) datasheet.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.SystemControl;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Pci;

/// <summary>Function 00:00.0 and configuration mechanism 1 in front of a bus.</summary>
public sealed class PciHostBridge : PciFunction, IPortDevice, IResettable
{
    /// <summary>CONFIG_ADDRESS; CONFIG_DATA follows.</summary>
    public const ushort FirstPort = 0xCF8;

    /// <summary>How many ports there are.</summary>
    public const int PortCount = 8;

    /// <summary>The widest access.</summary>
    public const int PortWidth = 4;

    private const byte LastBus = 0xFF;

    private const ushort DataPort = 0xCFC;
    private const ushort IntelVendor = 0x8086;
    private const ushort I440FxDevice = 0x1237;
    private const byte I440FxRevision = 0x02;
    private const uint HostBridgeClass = 0x06_00_00;

    // CONFIG_ADDRESS.
    private const uint AddressEnable = 1U << 31;
    private const uint AddressWritable = 0x80FF_FFFC;
    private const int AddressFunctionShift = 8;
    private const int AddressFunctionMask = 0xFFFF;
    private const int AddressRegisterMask = 0xFC;

    private readonly PciBus bus;
    private readonly ResetControl resetControl;
    private uint address;

    /// <summary>Makes the bridge and puts it onto the bus as 00:00.0.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="resetControl">The register at 0xCF9, which byte accesses reach through the bridge.</param>
    public PciHostBridge(PciBus bus, ResetControl resetControl)
        : base(IntelVendor, I440FxDevice, HostBridgeClass, I440FxRevision)
    {
        this.bus = bus;
        this.resetControl = resetControl;
        bus.Attach(0, 0, this);

        // Memory and bus mastering are always on (82441FX, PCICMD).
        SetConfiguration(
            PciConfiguration.Command, 2, PciConfiguration.CommandMemory | PciConfiguration.CommandBusMaster);
    }

    /// <summary>Puts a bus and its bridge into a machine.</summary>
    internal static PciBus AddTo(PlatformBuilder platform, ResetControl resetControl)
    {
        PciBus bus = new();
        PciHostBridge bridge = new(bus, resetControl);
        DeviceClaims claims = platform.Add("PCI host bridge");
        claims.Ports(FirstPort, PortCount, bridge, PortWidth);

        // Base address registers get addresses from the end of RAM up to the I/O APIC.
        claims.Window(0, LastBus, (uint)GuestMemoryLayout.LowRamLimit);
        claims.Reset(bus);
        claims.Describe("PCI0", "PNP0A03");
        return bus;
    }

    /// <summary>Goes to the state after reset.</summary>
    public override void Reset()
    {
        base.Reset();
        address = 0;
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        if (port >= DataPort)
        {
            int within = port - DataPort;
            PciFunction? function = Selected;
            return function is null
                ? uint.MaxValue
                : function.ReadConfiguration((int)(address & AddressRegisterMask) + within, width);
        }

        // Only a dword is CONFIG_ADDRESS; narrower accesses pass on to what lies behind.
        return port == FirstPort && width == sizeof(uint) ? address
            : port == ResetControl.Port ? resetControl.Read(port, width)
            : uint.MaxValue;
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        if (port >= DataPort)
        {
            Selected?.WriteConfiguration((int)(address & AddressRegisterMask) + (port - DataPort), width, value);
        }
        else if (port == FirstPort && width == sizeof(uint))
        {
            address = value & AddressWritable;
        }
        else if (port == ResetControl.Port)
        {
            resetControl.Write(port, width, value);
        }
    }

    private PciFunction? Selected => (address & AddressEnable) == 0
        ? null
        : bus.Find((int)(address >> AddressFunctionShift) & AddressFunctionMask);
}
