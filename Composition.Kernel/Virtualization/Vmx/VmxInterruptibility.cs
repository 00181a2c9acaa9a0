// What holds interrupts and debug exceptions back at an entry: Intel SDM vol. 3, 27.3.1.5.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Values of the interruptibility and pending debug exceptions fields that the processor accepts.</summary>
internal static class VmxInterruptibility
{
    /// <summary>The interruptibility field for an entry.</summary>
    /// <param name="present">The field as the last exit left it.</param>
    /// <param name="shadow">Interrupts are to be held back for one instruction.</param>
    /// <param name="rflags">The guest's RFLAGS.</param>
    /// <param name="takesNmi">
    /// A non-maskable interrupt is injected, or the monitor says that one could be. When it comes is the monitor's
    /// business, as on SVM, so it is not held back by one that the guest still handles.
    /// </param>
    public static ulong Choose(ulong present, bool shadow, ulong rflags, bool takesNmi)
    {
        ulong blockedByNmi = takesNmi ? 0 : present & Interruptibility.BlockedByNmi;
        if (!shadow)
        {
            return blockedByNmi;
        }

        // The processor needs the kind of the instruction; after STI, interrupts are enabled.
        bool bySti = (rflags & Rflags.Interrupt) != 0 && (present & Interruptibility.BlockedByMovSs) == 0;
        return blockedByNmi | (bySti ? Interruptibility.BlockedBySti : Interruptibility.BlockedByMovSs);
    }

    /// <summary>Pending debug exceptions: under a shadow, a single step must be pending exactly if TF is set.</summary>
    public static ulong PendingDebugExceptions(ulong present, ulong interruptibility, ulong rflags)
    {
        if ((interruptibility & Interruptibility.Shadow) == 0)
        {
            return present;
        }

        return (rflags & Rflags.Trap) != 0
            ? present | DebugException.SingleStep
            : present & ~DebugException.SingleStep;
    }
}
