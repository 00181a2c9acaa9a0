// What this kernel checks of threads; the other one has a type of this name that checks nothing.
namespace CamkesNet.Kernel.Objects;

/// <summary>Called when an entry has done what it had to do, before a thread is chosen.</summary>
internal static class ThreadChecks
{
    /// <summary>Every thread is as its state requires.</summary>
    public static void StatesHold() => ThreadInvariant.RequireOfAll();
}
