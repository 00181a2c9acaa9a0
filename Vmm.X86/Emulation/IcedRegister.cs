// Iced's register names as numbers and widths.
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

/// <summary>A general register, or a part of one, as an operand.</summary>
internal readonly struct IcedRegister
{
    private IcedRegister(int index, int width, bool isHighByte)
    {
        Index = index;
        Width = width;
        IsHighByte = isHighByte;
    }

    /// <summary>The number as instructions encode it.</summary>
    public int Index { get; }

    /// <summary>1, 2, 4 or 8 bytes; 0: not a general register.</summary>
    public int Width { get; }

    /// <summary>AH, CH, DH or BH: bits 15:8 of registers 0 to 3.</summary>
    public bool IsHighByte { get; }

    /// <summary>Translates; Iced's enumeration keeps each group in encoding order.</summary>
    public static IcedRegister From(Register register) => register switch
    {
        >= Register.RAX and <= Register.R15 => new IcedRegister(register - Register.RAX, 8, false),
        >= Register.EAX and <= Register.R15D => new IcedRegister(register - Register.EAX, 4, false),
        >= Register.AX and <= Register.R15W => new IcedRegister(register - Register.AX, 2, false),
        >= Register.AL and <= Register.BL => new IcedRegister(register - Register.AL, 1, false),
        >= Register.AH and <= Register.BH => new IcedRegister(register - Register.AH, 1, true),
        >= Register.SPL and <= Register.R15L => new IcedRegister(register - Register.SPL + 4, 1, false),
        _ => default,
    };
}
