// Bits of the extended feature enable register. AMD APM vol. 2, 3.1.7.
namespace CamkesNet.Abi.Processor;

/// <summary>Bits of the EFER MSR.</summary>
internal static class Efer
{
    public const ulong SystemCallExtensions = 1UL << 0;
    public const ulong LongModeEnable = 1UL << 8;
    public const ulong LongModeActive = 1UL << 10;
    public const ulong NoExecuteEnable = 1UL << 11;
    public const ulong SecureVirtualMachineEnable = 1UL << 12;
    public const ulong FastFxsave = 1UL << 14;
    public const ulong TranslationCacheExtension = 1UL << 15;
}
