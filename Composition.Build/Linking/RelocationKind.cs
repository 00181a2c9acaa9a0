// The relocations of x86-64 that ilc and the stubs use.
namespace CamkesNet.Build.Linking;

/// <summary>
/// How a reference is written into its field. S is the symbol's address, A the addend, P the field's address.
/// Values below 0x1000 are the ELF numbers (System V ABI, AMD64 supplement, table 4.10).
/// </summary>
public enum RelocationKind
{
    /// <summary>R_X86_64_NONE: nothing is written.</summary>
    None = 0,

    /// <summary>R_X86_64_64: S + A, 64 bits.</summary>
    Absolute64 = 1,

    /// <summary>R_X86_64_PC32: S + A − P, 32 bits, signed.</summary>
    Relative32 = 2,

    /// <summary>R_X86_64_PLT32: as <see cref="Relative32"/>; a static image has no procedure linkage table.</summary>
    Procedure32 = 4,

    /// <summary>R_X86_64_32: S + A, 32 bits, zero-extended by the processor.</summary>
    Absolute32 = 10,

    /// <summary>R_X86_64_32S: S + A, 32 bits, sign-extended by the processor.</summary>
    Absolute32Signed = 11,

    /// <summary>Not an ELF number: the physical address of S + A, 32 bits, for code that runs before paging.</summary>
    Physical32 = 0x1000,

    /// <summary>Not an ELF number: the physical address of S + A, 64 bits.</summary>
    Physical64 = 0x1001,
}
