// Bits of RFLAGS. AMD APM vol. 2, 3.1.6.
namespace CamkesNet.Abi.Processor;

/// <summary>Bits of RFLAGS.</summary>
internal static class Rflags
{
    public const ulong Carry = 1UL << 0;

    /// <summary>Bit 1 reads as one.</summary>
    public const ulong Fixed = 1UL << 1;
    public const ulong Parity = 1UL << 2;
    public const ulong Auxiliary = 1UL << 4;
    public const ulong Zero = 1UL << 6;
    public const ulong Sign = 1UL << 7;
    public const ulong Trap = 1UL << 8;
    public const ulong Interrupt = 1UL << 9;
    public const ulong Direction = 1UL << 10;
    public const ulong Overflow = 1UL << 11;
    public const ulong IoPrivilegeMask = 3UL << 12;
    public const ulong NestedTask = 1UL << 14;
    public const ulong Resume = 1UL << 16;
    public const ulong Virtual8086 = 1UL << 17;
    public const ulong AlignmentCheck = 1UL << 18;
    public const ulong VirtualInterrupt = 1UL << 19;
    public const ulong VirtualInterruptPending = 1UL << 20;
    public const ulong Identification = 1UL << 21;

    /// <summary>The flags that arithmetic instructions set.</summary>
    public const ulong Arithmetic = Carry | Parity | Auxiliary | Zero | Sign | Overflow;

    /// <summary>Bits that exist; bit 1, which is always one, is not among them.</summary>
    public const ulong Defined = Arithmetic | Trap | Interrupt | Direction | IoPrivilegeMask | NestedTask | Resume
        | Virtual8086 | AlignmentCheck | VirtualInterrupt | VirtualInterruptPending | Identification;
}
