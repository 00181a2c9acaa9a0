// What only those have in their registers who are attacked.
namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class Secret
{
    /// <summary>Both halves of the secret: one of them in a register is a leak.</summary>
    public const int Half = 0x5EC2_E75E;

    public const ulong Value = ((ulong)Half << 32) | Half;
}
