// Reads and writes parts of the general registers as instructions do.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>The general registers of a vCPU, by number and width.</summary>
internal static unsafe class GuestRegisters
{
    private const int IndexMask = 15;

    /// <summary>All 64 bits of a register.</summary>
    // Sound: the index is masked to the 16 elements of the fixed buffer.
    public static ref ulong At(ref VcpuState state, int index) => ref state.Registers[index & IndexMask];

    /// <summary>All 64 bits of a register.</summary>
    public static ref ulong At(ref VcpuState state, GeneralRegister register) => ref At(ref state, (int)register);

    /// <summary>
    /// Writes the low bytes of a register: 4 bytes clear the upper half, 1 and 2 leave the rest
    /// (AMD APM vol. 1, 3.1.2).
    /// </summary>
    public static void Write(ref ulong register, int width, ulong value)
    {
        register = width switch
        {
            1 => (register & ~0xFFUL) | (value & 0xFF),
            2 => (register & ~0xFFFFUL) | (value & 0xFFFF),
            4 => (uint)value,
            _ => value,
        };
    }
}
