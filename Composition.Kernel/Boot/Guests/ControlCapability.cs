// What a capability register says about a control field (Intel SDM vol. 3, A.3 to A.5).
namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>The low half of the register has the bits that must be 1, the high half those that may be 1.</summary>
internal static class ControlCapability
{
    /// <summary>Whether a capability register allows all of <paramref name="wanted"/>.</summary>
    public static bool Allows(ulong capability, uint wanted) => (wanted & ~AllowedOnes(capability)) == 0;

    /// <summary>
    /// A control field: the bits that must be 1 (low half of the register), the required ones, and of the desired
    /// ones those that may be 1 (high half): SDM vol. 3, A.3 to A.5.
    /// </summary>
    public static uint Select(ulong capability, uint required, uint desired) =>
        (uint)capability | required | (desired & AllowedOnes(capability));

    private static uint AllowedOnes(ulong capability) => (uint)(capability >> 32);
}
