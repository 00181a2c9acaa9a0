// One PCI function: its configuration space. PCI Local Bus Specification 3.0, chapter 6.
namespace CamkesNet.Vmm.Devices.Pci;

/// <summary>
/// A function with 256 bytes of configuration space, of which the guest can write the bits that the function makes
/// writable. Devices derive from it; base address registers size themselves (6.2.5.1).
/// </summary>
public abstract class PciFunction
{
    private const uint IoSpaceIndicator = 1;

    private readonly byte[] space = new byte[PciConfiguration.Size];
    private readonly byte[] writable = new byte[PciConfiguration.Size];

    /// <summary>Makes a function with a type 0 header.</summary>
    /// <param name="vendorId">Vendor ID.</param>
    /// <param name="deviceId">Device ID.</param>
    /// <param name="classCode">Base class, subclass and programming interface, 24 bits.</param>
    /// <param name="revisionId">Revision ID.</param>
    protected PciFunction(ushort vendorId, ushort deviceId, uint classCode, byte revisionId)
    {
        SetConfiguration(PciConfiguration.VendorId, 2, vendorId);
        SetConfiguration(PciConfiguration.DeviceId, 2, deviceId);
        SetConfiguration(PciConfiguration.RevisionId, 1, revisionId);
        SetConfiguration(PciConfiguration.ClassCode, 3, classCode);
        SetWritable(PciConfiguration.InterruptLine, 1, byte.MaxValue);
    }

    /// <summary>Reads configuration space as the guest does; offset and width lie within one aligned dword.</summary>
    public virtual uint ReadConfiguration(int offset, int width)
    {
        uint value = 0;
        for (int i = 0; i < width; i++)
        {
            value |= (uint)space[offset + i] << (i * 8);
        }

        return value;
    }

    /// <summary>Writes configuration space as the guest does; offset and width lie within one aligned dword.</summary>
    public void WriteConfiguration(int offset, int width, uint value)
    {
        for (int i = 0; i < width; i++)
        {
            byte mask = writable[offset + i];
            space[offset + i] = (byte)((space[offset + i] & ~mask) | ((byte)(value >> (i * 8)) & mask));
        }

        OnConfigurationWritten(offset, width);
    }

    /// <summary>Puts the function into its state after reset.</summary>
    public virtual void Reset()
    {
        for (int i = 0; i < PciConfiguration.Size; i++)
        {
            space[i] &= (byte)~writable[i];
        }
    }

    /// <summary>Called after a write of the guest, for functions whose registers have side effects.</summary>
    protected virtual void OnConfigurationWritten(int offset, int width)
    {
    }

    /// <summary>Sets bytes of configuration space, writable or not.</summary>
    protected void SetConfiguration(int offset, int width, uint value)
    {
        for (int i = 0; i < width; i++)
        {
            space[offset + i] = (byte)(value >> (i * 8));
        }
    }

    /// <summary>Says which bits the guest can write.</summary>
    protected void SetWritable(int offset, int width, uint mask)
    {
        for (int i = 0; i < width; i++)
        {
            writable[offset + i] = (byte)(mask >> (i * 8));
        }
    }

    /// <summary>Makes a 32-bit base address register for a window of a size that is a power of two.</summary>
    /// <param name="index">0 to 5.</param>
    /// <param name="size">Bytes: at least 16 for memory, 4 for ports.</param>
    /// <param name="isIo">I/O ports rather than memory.</param>
    protected void DefineBaseAddress(int index, uint size, bool isIo)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)PciConfiguration.BaseAddressCount);
        if (size < 4 || (size & (size - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), "The size of a window must be a power of two, at least 4.");
        }

        int offset = PciConfiguration.BaseAddress0 + index * sizeof(uint);
        SetConfiguration(offset, sizeof(uint), isIo ? IoSpaceIndicator : 0);
        SetWritable(offset, sizeof(uint), ~(size - 1));
    }
}
