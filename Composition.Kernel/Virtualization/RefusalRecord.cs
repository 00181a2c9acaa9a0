// The refused states of a vCPU that have been logged. A monitor is not trusted, can have its guest refused as often as
// it likes, and need not have the right to write to the log.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>
/// Each check is logged once, from a reset of the vCPU to the next. That bounds the log's lines by the number of
/// checks, whatever a monitor does, and leaves no reason out: one that comes again says nothing new. Counting until an
/// entry succeeds would not bound them, since a monitor can let every other entry succeed, and would cost every entry.
/// A monitor cannot reset its vCPU: its supervisor does. The monitor itself receives every refusal.
/// </summary>
// Sound: whatever the number of the check, the index is in the record.
internal static unsafe class RefusalRecord
{
    private const int BitsPerWord = sizeof(ulong) * 8;

    /// <summary>How many checks there can be.</summary>
    public const int Capacity = Words * BitsPerWord;

    /// <summary>The size of a record in a vCPU, in words of 64 bits.</summary>
    public const int Words = 2;

    /// <summary>Whether the refusal of a state by this check has not been logged yet.</summary>
    public static bool IsNew(Vcpu* vcpu, EntryCheck check) => (vcpu->RefusalsTold[WordOf(check)] & BitOf(check)) == 0;

    /// <summary>Records that the check has been logged.</summary>
    public static void Add(Vcpu* vcpu, EntryCheck check) => vcpu->RefusalsTold[WordOf(check)] |= BitOf(check);

    /// <summary>Begins afresh.</summary>
    public static void Clear(Vcpu* vcpu)
    {
        for (int i = 0; i < Words; i++)
        {
            vcpu->RefusalsTold[i] = 0;
        }
    }

    private static uint WordOf(EntryCheck check) => (uint)check / BitsPerWord % Words;

    private static ulong BitOf(EntryCheck check) => 1UL << (int)((uint)check % BitsPerWord);
}
