// Events in the two makers' forms: EVENTINJ (AMD APM vol. 2, 15.20) and VMX interruption information (Intel SDM vol. 3,
// tables 25-17 and 25-19).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Bits of interruption information; the forms agree but for the types of software events.</summary>
internal static class EventInformation
{
    public const uint VectorMask = 0xFF;
    public const uint TypeMask = 7U << 8;
    public const uint TypeExternalInterrupt = 0U << 8;
    public const uint TypeNonMaskableInterrupt = 2U << 8;
    public const uint TypeHardwareException = 3U << 8;
    public const uint TypeSoftwareInterrupt = 4U << 8;
    public const uint ErrorCodeValid = 1U << 11;

    /// <summary>At exits: an IRET had just lifted the blocking of NMIs.</summary>
    public const uint UnblockedByIret = 1U << 12;
    public const uint Valid = 1U << 31;

    private const uint InjectedBits = VectorMask | TypeMask | ErrorCodeValid | Valid;

    /// <summary>Whether there is an event, and it has an error code; without bit 31 no other bit means anything.</summary>
    public static bool HasErrorCode(uint information) =>
        (information & (Valid | ErrorCodeValid)) == (Valid | ErrorCodeValid);

    /// <summary>General protection fault with error code 0, or without one in real mode.</summary>
    public static ulong GeneralProtection(ulong cr0) =>
        EventInjection.Valid | EventInjection.TypeException | (ulong)ExceptionVector.GeneralProtection
        | ((cr0 & Cr0.ProtectionEnable) != 0 ? EventInjection.ErrorCodeValid : 0);

    /// <summary>Whether an instruction makes the event and is executed again: INT n, INT3, INTO, INT1.</summary>
    public static bool IsSoftware(uint information) => (information & TypeMask) >= TypeSoftwareInterrupt;

    /// <summary>The entry field for an event that <see cref="EntryChecks.CheckInjection"/> has accepted.</summary>
    public static uint FromInjection(ulong injection) => (uint)injection & InjectedBits;

    /// <summary>
    /// The event whose delivery an exit cut short, as EXITINTINFO; 0 when there was none. The guest executes INT n,
    /// INT3, INTO and INT1 again, since RIP is still theirs; injected, they would return to themselves.
    /// </summary>
    public static ulong ToInterruptedEvent(uint information, uint errorCode)
    {
        if ((information & Valid) == 0 || IsSoftware(information))
        {
            return 0;
        }

        ulong result = information & InjectedBits;
        return (information & ErrorCodeValid) != 0
            ? result | ((ulong)errorCode << EventInjection.ErrorCodeShift)
            : result;
    }
}
