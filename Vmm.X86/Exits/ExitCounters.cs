// How often the guest was left, and for what.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Exits;

/// <summary>Exits by reason, since the virtual machine was started.</summary>
internal sealed class ExitCounters
{
    private const int ReasonCount = (int)VcpuExitReason.Other + 1;
    private readonly ulong[] counts = new ulong[ReasonCount];

    /// <summary>Vectors injected into the guest.</summary>
    public ulong Interrupts { get; set; }

    /// <summary>All exits.</summary>
    public ulong Total
    {
        get
        {
            ulong total = 0;
            foreach (ulong count in counts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>The exits for one reason.</summary>
    public ulong this[VcpuExitReason reason] => counts[Index(reason)];

    /// <summary>Counts one exit.</summary>
    public void Count(VcpuExitReason reason) => counts[Index(reason)]++;

    /// <summary>Resets all counters.</summary>
    public void Clear()
    {
        counts.AsSpan().Clear();
        Interrupts = 0;
    }

    /// <summary>Adds "n exits: a port, b cpuid, …" to a text, without the reasons that never came.</summary>
    public void Describe(TextBuffer text)
    {
        text.AddDecimal(Total).Add(" exits"u8);
        bool isFirst = true;
        for (int reason = 0; reason < ReasonCount; reason++)
        {
            if (counts[reason] != 0)
            {
                text.Add(isFirst ? ": "u8 : ", "u8).AddDecimal(counts[reason]).Add(" "u8);
                text.Add(ExitReasonName.Of((VcpuExitReason)reason));
                isFirst = false;
            }
        }

        text.Add("; "u8).AddDecimal(Interrupts).Add(" interrupts"u8);
    }

    private static int Index(VcpuExitReason reason) => reason <= VcpuExitReason.Other ? (int)reason : 0;
}
