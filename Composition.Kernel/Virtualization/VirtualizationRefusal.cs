// Why guests cannot run on this processor.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>What keeps the kernel from using a virtualisation extension.</summary>
internal enum VirtualizationRefusal
{
    None,
    NoExtension,
    SvmLocked,
    SvmDisabled,
    SvmWithoutNestedPaging,
    SvmWithoutIdentifiers,
    OutOfFrames,
}

/// <summary>One sentence for each <see cref="VirtualizationRefusal"/>: what is wrong and what to do.</summary>
internal static class VirtualizationRefusalText
{
    /// <summary>The sentence, in UTF-8; empty for None.</summary>
    public static ReadOnlySpan<byte> Describe(VirtualizationRefusal refusal) => refusal switch
    {
        VirtualizationRefusal.NoExtension =>
            "this processor has no AMD SVM (CPUID 8000_0001h ECX bit 2); under QEMU start it with -cpu EPYC"u8,
        VirtualizationRefusal.SvmLocked =>
            "the firmware has disabled and locked AMD SVM (VM_CR.SVMDIS); enable SVM in the firmware's set-up"u8,
        VirtualizationRefusal.SvmDisabled =>
            "AMD SVM is disabled until the next reset (VM_CR.SVMDIS); enable SVM in the firmware's set-up"u8,
        VirtualizationRefusal.SvmWithoutNestedPaging =>
            "this processor's AMD SVM has no nested paging (CPUID 8000_000Ah EDX bit 0), which guests need"u8,
        VirtualizationRefusal.SvmWithoutIdentifiers =>
            "this processor's AMD SVM has no address space identifier for guests (CPUID 8000_000Ah EBX)"u8,
        VirtualizationRefusal.OutOfFrames => "there is too little memory for the tables of AMD SVM"u8,
        _ => default,
    };
}
