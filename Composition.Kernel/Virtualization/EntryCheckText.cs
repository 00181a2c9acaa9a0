// A sentence for each check on a guest's state.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>What failed checks mean, for reports.</summary>
internal static class EntryCheckText
{
    /// <summary>The sentence for a check; empty for numbers that are none.</summary>
    public static string Describe(EntryCheck check) => check switch
    {
        EntryCheck.Cr0UpperHalf => "CR0 has bits above 31 set.",
        EntryCheck.Cr0NotWriteThroughWithoutCacheDisable => "CR0.NW is set and CR0.CD is clear.",
        EntryCheck.Cr0PagingWithoutProtection => "CR0.PG is set and CR0.PE is clear.",
        EntryCheck.Cr3Reserved => "CR3 has bits beyond the processor's physical addresses set.",
        EntryCheck.Cr4Reserved => "CR4 has bits set that this processor does not have.",
        EntryCheck.Cr8Reserved => "CR8 is greater than 15.",
        EntryCheck.EferReserved => "EFER has bits set that this processor does not have.",
        EntryCheck.EferSvmEnable => "EFER.SVME is set; guests have no SVM.",
        EntryCheck.LongModeActiveMismatch => "EFER.LMA is not the conjunction of EFER.LME and CR0.PG.",
        EntryCheck.LongModeWithoutPhysicalAddressExtension => "EFER.LME and CR0.PG are set and CR4.PAE is clear.",
        EntryCheck.CodeSegmentLongAndDefault => "CS.L and CS.D are both set in long mode.",
        EntryCheck.ContextIdentifiersOutsideLongMode => "CR4.PCIDE is set outside long mode.",
        EntryCheck.SegmentAttributesReserved => "A segment's attributes have bits above 11 set.",
        EntryCheck.SegmentBaseNotCanonical => "The base of FS, GS, LDTR or TR is not canonical.",
        EntryCheck.DescriptorTableBaseNotCanonical => "The base of GDTR or IDTR is not canonical.",
        EntryCheck.DescriptorTableLimit => "The limit of GDTR or IDTR is greater than 65535.",
        EntryCheck.Dr6UpperHalf => "DR6 has bits above 31 set.",
        EntryCheck.Dr7UpperHalf => "DR7 has bits above 31 set.",
        EntryCheck.PatType => "PAT names a memory type that does not exist.",
        EntryCheck.Xcr0Reserved => "XCR0 has bits set whose state the kernel does not keep.",
        EntryCheck.Xcr0Combination => "XCR0 lacks x87, or has AVX without SSE, or a part of AVX-512.",
        EntryCheck.KernelGsBaseNotCanonical => "KernelGSbase is not canonical.",
        EntryCheck.SystemCallTargetNotCanonical => "LSTAR or CSTAR is not canonical.",
        EntryCheck.SysenterTargetNotCanonical => "SYSENTER_EIP or SYSENTER_ESP is not canonical.",
        EntryCheck.InjectionReserved => "The event to inject has reserved bits set.",
        EntryCheck.InjectionType => "The event to inject has a type that does not exist.",
        EntryCheck.InjectionVector => "The event to inject has a vector that its type cannot have.",
        EntryCheck.InjectionErrorCode => "The event to inject has an error code where there is none, or lacks one.",
        EntryCheck.VmrunNotIntercepted => "VMRUN is not intercepted.",
        EntryCheck.AddressSpaceIdentifierZero => "The guest has address space identifier 0, which is the host's.",
        EntryCheck.PermissionMapAddress => "A permission map lies beyond the processor's physical addresses.",
        EntryCheck.NestedPageTableRoot => "The root of the nested page tables is no physical page.",
        EntryCheck.Processor => "The processor refused the guest's state for a reason that it does not tell.",
        _ => "",
    };
}
