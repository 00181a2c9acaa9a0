// CPUID's extended leaves. AMD APM vol. 3, appendix E.4.
namespace CamkesNet.Abi.Processor;

/// <summary>Leaves, and bits of EDX of <see cref="Features"/>.</summary>
internal static class CpuidExtended
{
    /// <summary>EAX: the last of the extended leaves.</summary>
    public const uint Last = 0x8000_0000;
    public const uint Features = 0x8000_0001;

    public const uint NoExecute = 1U << 20;
    public const uint LongMode = 1U << 29;
}
