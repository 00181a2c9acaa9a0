// The configuration header of a PCI function. PCI Local Bus Specification 3.0, section 6.1 and 6.2.
namespace CamkesNet.Vmm.Devices.Pci;

/// <summary>Offsets and bits of a type 0 configuration header.</summary>
public static class PciConfiguration
{
    /// <summary>Bytes of configuration space that mechanism 1 reaches.</summary>
    public const int Size = 256;

    /// <summary>Vendor ID; 0xFFFF: there is no function.</summary>
    public const int VendorId = 0x00;

    /// <summary>Device ID.</summary>
    public const int DeviceId = 0x02;

    /// <summary>Command register.</summary>
    public const int Command = 0x04;

    /// <summary>Status register.</summary>
    public const int Status = 0x06;

    /// <summary>Revision ID.</summary>
    public const int RevisionId = 0x08;

    /// <summary>Class code: programming interface, subclass, base class.</summary>
    public const int ClassCode = 0x09;

    /// <summary>Header type; bit 7: the device has several functions.</summary>
    public const int HeaderType = 0x0E;

    /// <summary>The first of six base address registers.</summary>
    public const int BaseAddress0 = 0x10;

    /// <summary>How many base address registers there are.</summary>
    public const int BaseAddressCount = 6;

    /// <summary>Subsystem vendor ID.</summary>
    public const int SubsystemVendorId = 0x2C;

    /// <summary>Subsystem ID.</summary>
    public const int SubsystemId = 0x2E;

    /// <summary>Offset of the first capability.</summary>
    public const int CapabilitiesPointer = 0x34;

    /// <summary>Interrupt line: a scratch byte of the firmware.</summary>
    public const int InterruptLine = 0x3C;

    /// <summary>Interrupt pin: 0 none, 1 to 4 INTA# to INTD#.</summary>
    public const int InterruptPin = 0x3D;

    /// <summary>Command: answers I/O ports.</summary>
    public const ushort CommandIo = 1 << 0;

    /// <summary>Command: answers memory addresses.</summary>
    public const ushort CommandMemory = 1 << 1;

    /// <summary>Command: may access memory itself.</summary>
    public const ushort CommandBusMaster = 1 << 2;

    /// <summary>Command: INTx# is switched off.</summary>
    public const ushort CommandInterruptDisable = 1 << 10;

    /// <summary>Status: there is a list of capabilities.</summary>
    public const ushort StatusCapabilities = 1 << 4;

    /// <summary>Header type: several functions.</summary>
    public const byte HeaderMultiFunction = 1 << 7;
}
