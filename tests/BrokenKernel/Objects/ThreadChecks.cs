// The defect that the checks must find.
namespace CamkesNet.Kernel.Objects;

/// <summary>As in the checked kernel, after a thread was broken.</summary>
// Sound: every system has a thread.
internal static unsafe class ThreadChecks
{
    /// <summary>At its first call the first thread becomes its own caller, which no state allows.</summary>
    public static void StatesHold()
    {
        KernelObjects.Threads->Caller = KernelObjects.Threads;
        ThreadInvariant.RequireOfAll();
    }
}
