// A sentence for each check on a guest's state.
using CamkesNet.Abi;

namespace CamkesNet.Image.Reporting;

/// <summary>What failed checks mean, for reports.</summary>
internal static class EntryCheckText
{
    /// <summary>The sentence for a check, in UTF-8; empty for numbers that are none.</summary>
    public static ReadOnlySpan<byte> Describe(EntryCheck check) => check switch
    {
        EntryCheck.Cr0UpperHalf => "CR0 has bits above 31 set"u8,
        EntryCheck.Cr0NotWriteThroughWithoutCacheDisable => "CR0.NW is set and CR0.CD is clear"u8,
        EntryCheck.Cr0PagingWithoutProtection => "CR0.PG is set and CR0.PE is clear"u8,
        EntryCheck.Cr3Reserved => "CR3 has bits beyond the processor's physical addresses set"u8,
        EntryCheck.Cr4Reserved => "CR4 has bits set that this processor does not have"u8,
        EntryCheck.Cr8Reserved => "CR8 is greater than 15"u8,
        EntryCheck.EferReserved => "EFER has bits set that this processor does not have"u8,
        EntryCheck.EferSvmEnable => "EFER.SVME is set; guests have no SVM"u8,
        EntryCheck.LongModeActiveMismatch => "EFER.LMA is not the conjunction of EFER.LME and CR0.PG"u8,
        EntryCheck.LongModeWithoutPhysicalAddressExtension => "EFER.LME and CR0.PG are set and CR4.PAE is clear"u8,
        EntryCheck.CodeSegmentLongAndDefault => "CS.L and CS.D are both set in long mode"u8,
        EntryCheck.ContextIdentifiersOutsideLongMode => "CR4.PCIDE is set outside long mode"u8,
        EntryCheck.SegmentAttributesReserved => "A segment's attributes have bits above 11 set"u8,
        EntryCheck.SegmentBaseNotCanonical => "The base of FS, GS, LDTR or TR is not canonical"u8,
        EntryCheck.DescriptorTableBaseNotCanonical => "The base of GDTR or IDTR is not canonical"u8,
        EntryCheck.DescriptorTableLimit => "The limit of GDTR or IDTR is greater than 65535"u8,
        EntryCheck.Dr6UpperHalf => "DR6 has bits above 31 set"u8,
        EntryCheck.Dr7UpperHalf => "DR7 has bits above 31 set"u8,
        EntryCheck.PatType => "PAT names a memory type that does not exist"u8,
        EntryCheck.Xcr0Reserved => "XCR0 has bits set whose state the kernel does not keep"u8,
        EntryCheck.Xcr0Combination => "XCR0 lacks x87, or has AVX without SSE, or a part of AVX-512"u8,
        EntryCheck.KernelGsBaseNotCanonical => "KernelGSbase is not canonical"u8,
        EntryCheck.SystemCallTargetNotCanonical => "LSTAR or CSTAR is not canonical"u8,
        EntryCheck.SysenterTargetNotCanonical => "SYSENTER_EIP or SYSENTER_ESP is not canonical"u8,
        EntryCheck.InjectionReserved => "The event to inject has reserved bits set"u8,
        EntryCheck.InjectionType => "The event to inject has a type that does not exist"u8,
        EntryCheck.InjectionVector => "The event to inject has a vector that is invalid for its type"u8,
        EntryCheck.InjectionErrorCode => "The event to inject has an error code where there is none, or lacks one"u8,
        EntryCheck.VmrunNotIntercepted => "VMRUN is not intercepted"u8,
        EntryCheck.AddressSpaceIdentifierZero => "The guest has address space identifier 0, which is the host's"u8,
        EntryCheck.PermissionMapAddress => "A permission map is beyond the processor's physical addresses"u8,
        EntryCheck.NestedPageTableRoot => "The root of the nested page tables is not a physical page"u8,
        EntryCheck.Processor => "The processor refused the guest's state for a reason that it does not report"u8,
        EntryCheck.CodeSegmentType => "CS is neither an accessed code segment nor real mode's writable segment"u8,
        EntryCheck.StackSegmentType => "SS is not a writable data segment"u8,
        EntryCheck.DataSegmentType => "DS, ES, FS or GS is neither a data segment nor readable code"u8,
        EntryCheck.SegmentPrivilege => "The privilege levels of CS and SS do not fit each other or the mode"u8,
        EntryCheck.SegmentGranularity => "A segment's limit is above 1 MiB and not a whole number of pages"u8,
        EntryCheck.SegmentBaseUpperHalf => "The base of CS, SS, DS or ES has bits above 31 set"u8,
        EntryCheck.VirtualModeSegment => "A segment does not have the values that virtual-8086 mode requires"u8,
        EntryCheck.TaskRegister => "TR is not a busy task state segment"u8,
        EntryCheck.LocalDescriptorTable => "LDTR is present and not a local descriptor table"u8,
        EntryCheck.InstructionPointerUpperHalf => "RIP has bits above 31 set outside 64-bit mode"u8,
        EntryCheck.InstructionPointerNotCanonical => "RIP is not canonical"u8,
        EntryCheck.InjectionUnsupportedErrorCode =>
            "#CP, #VC or #SX is to be injected with an error code, which this processor does not support"u8,
        EntryCheck.InjectionWithInterruptsDisabled => "An interrupt is to be injected while RFLAGS.IF is clear"u8,
        EntryCheck.PageDirectoryPointers => "CR3 refers to invalid page-directory-pointer entries"u8,
        EntryCheck.Vmcs => "The processor refused a control or host field of the VMCS"u8,
        _ => default,
    };
}
