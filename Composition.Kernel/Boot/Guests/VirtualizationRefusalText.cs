// Why guests cannot run on this processor, in words.
namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>One sentence for each <see cref="VirtualizationRefusal"/>: what is wrong and what to do.</summary>
internal static class VirtualizationRefusalText
{
    /// <summary>The sentence, in UTF-8; empty for None.</summary>
    public static ReadOnlySpan<byte> Describe(VirtualizationRefusal refusal) => refusal switch
    {
        VirtualizationRefusal.NoExtension =>
            "this processor has no AMD SVM and no Intel VT-x; under QEMU start it with -cpu EPYC"u8,
        VirtualizationRefusal.SvmLocked =>
            "the firmware has disabled and locked AMD SVM (VM_CR.SVMDIS); enable SVM in the firmware's set-up"u8,
        VirtualizationRefusal.SvmDisabled =>
            "AMD SVM is disabled until the next reset (VM_CR.SVMDIS); enable SVM in the firmware's set-up"u8,
        VirtualizationRefusal.SvmWithoutNestedPaging =>
            "this processor's AMD SVM has no nested paging (CPUID 8000_000Ah EDX bit 0), which guests need"u8,
        VirtualizationRefusal.SvmWithoutIdentifiers =>
            "this processor's AMD SVM has too few address space identifiers for all guests (CPUID 8000_000Ah EBX)"u8,
        VirtualizationRefusal.VmxLocked =>
            "the firmware has disabled and locked Intel VT-x (IA32_FEATURE_CONTROL); enable it in its set-up"u8,
        VirtualizationRefusal.VmxWithoutEpt =>
            "this processor's Intel VT-x has no extended page tables (EPT), which guests need"u8,
        VirtualizationRefusal.VmxWithoutUnrestrictedGuest =>
            "this processor's Intel VT-x has no unrestricted guests, without which none can start in real mode"u8,
        VirtualizationRefusal.VmxWithoutControls =>
            "this processor's Intel VT-x lacks a control that guests need (IA32_VMX capability registers)"u8,
        VirtualizationRefusal.VmxNotEntered =>
            "the processor refused to enter VMX operation (VMXON failed)"u8,
        _ => default,
    };
}
