// Checks of threads: this kernel makes none. Composition.Kernel.Checked has a type of this name that makes them.
using System.Runtime.CompilerServices;

namespace CamkesNet.Kernel.Objects;

/// <summary>Called when an entry has done what it had to do, before a thread is chosen.</summary>
internal static class ThreadChecks
{
    /// <summary>Every thread is as its state requires.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StatesHold()
    {
    }
}
