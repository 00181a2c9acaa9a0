// The end of the kernel by its own decision: a defect, or a machine that it cannot run on.
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Log;

/// <summary>Reports and stops the machine.</summary>
internal static class KernelPanic
{
    /// <summary>Stops with one sentence, which begins with its code.</summary>
    public static void Stop(ReadOnlySpan<byte> sentence)
    {
        KernelLog.Line(sentence);
        Instructions.HaltForEver();
    }
}
