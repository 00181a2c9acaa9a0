// What software expects of a BIOS in low memory: its data, and interrupt vectors, which lead to a report.
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Loading;

/// <summary>
/// The BIOS data area of a PC without a BIOS, and its interrupt vector table. Each vector leads to a HLT of its own, at
/// which the monitor recognizes the call; hardware's interrupts return at once.
/// </summary>
internal static class BiosData
{
    private const int VectorCount = 256;
    private const int SegmentShift = 4;
    private const byte HaltInstruction = 0xF4;
    private const byte InterruptReturnInstruction = 0xCF;

    // The vectors that a BIOS gives to the two 8259s.
    private const int FirstMasterVector = 0x08;
    private const int FirstSlaveVector = 0x70;
    private const int LinesPerController = 8;

    // IBM PC AT Technical Reference, "BIOS data area": the first serial port, the segment of the extended BIOS data
    // area, and KiB of memory below it.
    private const uint SerialPortWord = 0x400;
    private const uint ExtendedAreaWord = 0x40E;
    private const uint MemorySizeWord = 0x413;
    private const ushort FirstSerialPort = 0x3F8;
    private const int BytesPerKibibyte = 1024;

    /// <summary>Writes the data and the vectors, before the kernel is loaded.</summary>
    public static void Install(GuestRam memory)
    {
        for (uint vector = 0; vector < VectorCount; vector++)
        {
            uint segment = GuestMemoryLayout.BiosInterrupts >> SegmentShift;
            memory.TryWrite(vector * sizeof(uint), sizeof(uint), (segment << 16) | vector);
            memory.TryWrite(
                GuestMemoryLayout.BiosInterrupts + vector,
                1,
                IsOfHardware(vector) ? InterruptReturnInstruction : HaltInstruction);
        }

        memory.TryWrite(SerialPortWord, sizeof(ushort), FirstSerialPort);
        memory.TryWrite(ExtendedAreaWord, sizeof(ushort), GuestMemoryLayout.LowMemoryEnd >> SegmentShift);
        memory.TryWrite(MemorySizeWord, sizeof(ushort), GuestMemoryLayout.LowMemoryEnd / BytesPerKibibyte);
    }

    /// <summary>The number of the interrupt by which a guest that executes HLT has called the BIOS; else -1.</summary>
    public static int InterruptAt(ref VcpuState state)
    {
        ulong offset = state.Cs.Base + state.Rip - GuestMemoryLayout.BiosInterrupts;
        return offset < VectorCount && !ProcessorMode.IsProtected(ref state) ? (int)offset : -1;
    }

    private static bool IsOfHardware(uint vector) =>
        vector - FirstMasterVector < LinesPerController || vector - FirstSlaveVector < LinesPerController;
}
