// Features of SVM: CPUID Fn8000_000A EDX (AMD APM vol. 3, appendix E.4.9).
namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>The feature bits that the kernel looks at.</summary>
internal static class SvmFeatures
{
    public const uint NestedPaging = 1U << 0;

    /// <summary>SVM can be locked off by the firmware (SVML).</summary>
    public const uint Lock = 1U << 2;
    public const uint NextRipSave = 1U << 3;
    public const uint FlushByAsid = 1U << 6;
    public const uint DecodeAssists = 1U << 7;
}
