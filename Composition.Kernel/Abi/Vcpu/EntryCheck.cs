// The checks on a guest's state before it is entered, by number. The numbers reach the monitor in
// VcpuState.Qualification with exit reason InvalidState.
namespace CamkesNet.Abi;

/// <summary>Which check failed: AMD APM vol. 2, 15.5.1, "consistency checks", and our own.</summary>
internal enum EntryCheck : uint
{
    None = 0,

    // Control registers.
    Cr0UpperHalf = 1,
    Cr0NotWriteThroughWithoutCacheDisable = 2,
    Cr0PagingWithoutProtection = 3,
    Cr3Reserved = 4,
    Cr4Reserved = 5,
    Cr8Reserved = 6,
    EferReserved = 7,
    EferSvmEnable = 8,
    LongModeActiveMismatch = 9,
    LongModeWithoutPhysicalAddressExtension = 10,
    CodeSegmentLongAndDefault = 11,
    ContextIdentifiersOutsideLongMode = 12,

    // Segments.
    SegmentAttributesReserved = 16,
    SegmentBaseNotCanonical = 17,
    DescriptorTableBaseNotCanonical = 18,
    DescriptorTableLimit = 19,

    // Model-specific state.
    Dr6UpperHalf = 24,
    Dr7UpperHalf = 25,
    PatType = 26,
    Xcr0Reserved = 27,
    Xcr0Combination = 28,
    KernelGsBaseNotCanonical = 29,
    SystemCallTargetNotCanonical = 30,
    SysenterTargetNotCanonical = 31,

    // The event to inject (AMD APM vol. 2, 15.20; Intel SDM vol. 3, 27.2.1.3).
    InjectionReserved = 40,
    InjectionType = 41,
    InjectionVector = 42,
    InjectionErrorCode = 43,

    // What the kernel itself sets.
    VmrunNotIntercepted = 48,
    AddressSpaceIdentifierZero = 49,
    PermissionMapAddress = 50,
    NestedPageTableRoot = 51,

    /// <summary>The processor refused the state for a reason that none of the checks above covers.</summary>
    Processor = 63,

    // What only VT-x asks for (Intel SDM vol. 3, 27.3.1 and 27.2.1.3).
    CodeSegmentType = 64,
    StackSegmentType = 65,
    DataSegmentType = 66,
    SegmentPrivilege = 67,
    SegmentGranularity = 68,
    SegmentBaseUpperHalf = 69,
    VirtualModeSegment = 70,
    TaskRegister = 71,
    LocalDescriptorTable = 72,
    InstructionPointerUpperHalf = 73,
    InstructionPointerNotCanonical = 74,
    InjectionWithInterruptsDisabled = 75,
    PageDirectoryPointers = 76,
    Vmcs = 77,
    InjectionUnsupportedErrorCode = 78,
}
