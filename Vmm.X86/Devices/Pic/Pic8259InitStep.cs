// 8259A datasheet, figure 6, "Initialization Sequence".
namespace CamkesNet.Vmm.Devices.Pic;

/// <summary>Which word an 8259A takes next at its data port.</summary>
internal enum Pic8259InitStep : byte
{
    /// <summary>OCW1: the mask.</summary>
    Ready,

    /// <summary>ICW2: the vector base.</summary>
    Icw2,

    /// <summary>ICW3: the cascade.</summary>
    Icw3,

    /// <summary>ICW4: modes.</summary>
    Icw4,
}
