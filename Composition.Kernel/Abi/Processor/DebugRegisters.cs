// Bits of DR6 and DR7. AMD APM vol. 2, 13.1.1.
namespace CamkesNet.Abi.Processor;

/// <summary>Bits of DR6, which reports the cause of a debug exception.</summary>
internal static class Dr6
{
    public const ulong SingleStep = 1UL << 14;
    public const ulong TaskSwitch = 1UL << 15;

    /// <summary>After RESET: the bits that read as one, and no reason.</summary>
    public const ulong Reset = 0xFFFF_0FF0;
}

/// <summary>Bits of DR7, which turns breakpoints on.</summary>
internal static class Dr7
{
    /// <summary>L0 to L3: on until the next task switch.</summary>
    public const ulong LocalBreakpoints = (1UL << 0) | (1UL << 2) | (1UL << 4) | (1UL << 6);

    /// <summary>LE: the local ones are exact.</summary>
    public const ulong LocalExact = 1UL << 8;

    /// <summary>Bit 10 reads as one.</summary>
    public const ulong Fixed = 1UL << 10;
}
