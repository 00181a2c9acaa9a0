// What of a vCPU's refused states the log has been told. A monitor is not trusted, can have its guest refused as often as
// it likes, and need not have the right to write to the log.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>
/// The log is told of each check once, from a reset of the vCPU to the next. That bounds its lines by the number of
/// checks, whatever a monitor does, and leaves no reason out: one that comes again says nothing new. Counting until an
/// entry succeeds would not bound them, since a monitor can let every other entry succeed, and would cost every entry.
/// Resets are not the monitor's: its supervisor makes them. The monitor itself is told of every refusal.
/// </summary>
internal static unsafe class RefusalRecord
{
    private const int BitsPerWord = sizeof(ulong) * 8;

    /// <summary>How many checks there can be.</summary>
    public const int Capacity = Words * BitsPerWord;

    /// <summary>The size of a record in a vCPU, in words of 64 bits.</summary>
    public const int Words = 2;

    /// <summary>Whether the log has yet to be told that a state was refused by this check.</summary>
    public static bool IsNew(Vcpu* vcpu, EntryCheck check) => (vcpu->RefusalsTold[WordOf(check)] & BitOf(check)) == 0;

    /// <summary>The log is told now.</summary>
    public static void Add(Vcpu* vcpu, EntryCheck check) => vcpu->RefusalsTold[WordOf(check)] |= BitOf(check);

    /// <summary>Begins afresh.</summary>
    public static void Clear(Vcpu* vcpu)
    {
        for (int i = 0; i < Words; i++)
        {
            vcpu->RefusalsTold[i] = 0;
        }
    }

    // Sound: whatever the number, the index is in the record.
    private static uint WordOf(EntryCheck check) => (uint)check / BitsPerWord % Words;

    private static ulong BitOf(EntryCheck check) => 1UL << (int)((uint)check % BitsPerWord);
}
