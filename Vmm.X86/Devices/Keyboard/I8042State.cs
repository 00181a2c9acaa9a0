// What a keyboard controller remembers.
namespace CamkesNet.Vmm.Devices.Keyboard;

/// <summary>The registers of an 8042.</summary>
internal struct I8042State
{
    /// <summary>The command byte (command 0x20 and 0x60).</summary>
    public byte Control;

    /// <summary>The status register.</summary>
    public byte Status;

    /// <summary>The output buffer.</summary>
    public byte Output;

    /// <summary>The command that the next data byte belongs to.</summary>
    public byte Command;
}
