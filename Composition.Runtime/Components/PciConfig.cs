// The PCI configuration server.
namespace CamkesNet.Components;

/// <summary>Accesses PCI configuration space with mechanism 1 (PCI Local Bus Specification 3.0, 3.2.2.3.2).</summary>
[Component(IsBackground = true)]
public sealed partial class PciConfig : Component, IPciConfig
{
    private const int AddressRegister = 0;
    private const int DataRegister = 4;
    private const uint Enable = 1U << 31;
    private const int FunctionShift = 8;
    private const int MostFunctions = 0x10000;
    private const int SpaceSize = 0x100;
    private const int OffsetInWord = 3;

    /// <summary>The port that serves the clients' calls.</summary>
    public partial Provides<IPciConfig> Configuration { get; }

    /// <summary>Address and data register.</summary>
    public partial IoPorts Registers { get; }

    uint IPciConfig.Read(int function, int offset, int width)
    {
        if (!TrySelect(function, offset, width))
        {
            return uint.MaxValue;
        }

        int register = DataRegister + (offset & OffsetInWord);
        return width switch
        {
            sizeof(byte) => Registers.Read8(register),
            sizeof(ushort) => Registers.Read16(register),
            _ => Registers.Read32(register),
        };
    }

    void IPciConfig.Write(int function, int offset, int width, uint value)
    {
        if (!TrySelect(function, offset, width))
        {
            return;
        }

        int register = DataRegister + (offset & OffsetInWord);
        switch (width)
        {
            case sizeof(byte):
                Registers.Write8(register, (byte)value);
                break;
            case sizeof(ushort):
                Registers.Write16(register, (ushort)value);
                break;
            default:
                Registers.Write32(register, value);
                break;
        }
    }

    /// <summary>Selects a register; returns false if the address is invalid.</summary>
    private bool TrySelect(int function, int offset, int width)
    {
        if ((uint)function >= MostFunctions || (uint)offset >= SpaceSize
            || width is not (sizeof(byte) or sizeof(ushort) or sizeof(uint)) || offset % width != 0)
        {
            return false;
        }

        uint register = (uint)(offset & ~OffsetInWord);
        Registers.Write32(AddressRegister, Enable | ((uint)function << FunctionShift) | register);
        return true;
    }
}
