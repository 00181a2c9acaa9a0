// Feature bits: those of the host that guests may see, and those that guests always get.
// AMD APM vol. 3, appendix E.3 and E.4; Intel SDM vol. 2A, CPUID.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>Masks over the feature words. What is not named here is not virtualised, so it is hidden.</summary>
internal static class CpuidFeatures
{
    // Leaf 1 ECX.
    private const uint Sse3 = 1U << 0;
    private const uint Pclmulqdq = 1U << 1;
    private const uint Ssse3 = 1U << 9;
    private const uint Fma = 1U << 12;
    private const uint Cmpxchg16b = 1U << 13;
    public const uint Pcid = 1U << 17;
    private const uint Sse41 = 1U << 19;
    private const uint Sse42 = 1U << 20;
    public const uint X2Apic = 1U << 21;
    private const uint Movbe = 1U << 22;
    private const uint Popcnt = 1U << 23;
    public const uint TscDeadline = 1U << 24;
    private const uint Aes = 1U << 25;
    public const uint Xsave = 1U << 26;
    public const uint OsXsave = 1U << 27;
    public const uint Avx = 1U << 28;
    private const uint F16c = 1U << 29;
    private const uint Rdrand = 1U << 30;
    public const uint Hypervisor = 1U << 31;

    /// <summary>Leaf 1 ECX from the host. Hidden: MONITOR, VMX, SMX, debug store, performance capabilities.</summary>
    public const uint Leaf1EcxAllowed = Sse3 | Pclmulqdq | Ssse3 | Cmpxchg16b | Pcid | Sse41 | Sse42 | Movbe | Popcnt
        | Aes | Xsave | Rdrand | ExtendedVector;

    /// <summary>Leaf 1 ECX bits that need AVX state.</summary>
    public const uint ExtendedVector = Fma | Avx | F16c;
    public const uint Leaf1EcxForced = X2Apic | Hypervisor;

    // Leaf 1 EDX; 0x80000001 EDX repeats most of them.
    private const uint Fpu = 1U << 0;
    private const uint Vme = 1U << 1;
    private const uint DebuggingExtensions = 1U << 2;
    private const uint Pse = 1U << 3;
    private const uint Tsc = 1U << 4;
    private const uint Msr = 1U << 5;
    private const uint Pae = 1U << 6;
    private const uint MachineCheckException = 1U << 7;
    private const uint Cmpxchg8b = 1U << 8;
    public const uint Apic = 1U << 9;
    private const uint SysenterOrSyscall = 1U << 11;
    public const uint Mtrr = 1U << 12;
    private const uint Pge = 1U << 13;
    private const uint MachineCheckArchitecture = 1U << 14;
    private const uint Cmov = 1U << 15;
    private const uint Pat = 1U << 16;
    private const uint Pse36 = 1U << 17;
    private const uint Clflush = 1U << 19;
    private const uint Mmx = 1U << 23;
    private const uint Fxsr = 1U << 24;
    private const uint Sse = 1U << 25;
    private const uint Sse2 = 1U << 26;

    private const uint CommonEdxAllowed = Fpu | Vme | DebuggingExtensions | Pse | Tsc | Msr | Pae
        | MachineCheckException | Cmpxchg8b | Apic | SysenterOrSyscall | Pge | MachineCheckArchitecture | Cmov | Pat
        | Pse36 | Mmx | Fxsr;

    /// <summary>Leaf 1 EDX from the host. Hidden: hyper-threading (one processor), ACPI clock control.</summary>
    public const uint Leaf1EdxAllowed = CommonEdxAllowed | Clflush | Sse | Sse2;
    public const uint Leaf1EdxForced = Apic | Mtrr;

    // Leaf 7, subleaf 0, EBX.
    public const uint FsGsBase = 1U << 0;
    public const uint TscAdjust = 1U << 1;
    private const uint Bmi1 = 1U << 3;
    public const uint Avx2 = 1U << 5;
    public const uint Smep = 1U << 7;
    private const uint Bmi2 = 1U << 8;
    private const uint Erms = 1U << 9;
    private const uint Invpcid = 1U << 10;
    private const uint Rdseed = 1U << 18;
    private const uint Adx = 1U << 19;
    public const uint Smap = 1U << 20;
    private const uint ClflushOpt = 1U << 23;
    private const uint Clwb = 1U << 24;
    private const uint Sha = 1U << 29;

    /// <summary>
    /// Leaf 7 EBX from the host. Hidden: AVX-512, SGX, resource control, processor trace (their state is not kept
    /// apart between guests).
    /// </summary>
    public const uint Leaf7EbxAllowed = FsGsBase | Bmi1 | Avx2 | Smep | Bmi2 | Erms | Invpcid | Rdseed | Adx | Smap
        | ClflushOpt | Clwb | Sha;

    public const uint Leaf7EbxForced = TscAdjust;

    // Leaf 7, subleaf 0, ECX and EDX. Hidden: 5-level paging.
    public const uint Umip = 1U << 2;
    public const uint ProtectionKeys = 1U << 3;
    public const uint OsProtectionKeys = 1U << 4;
    public const uint Rdpid = 1U << 22;
    public const uint Vaes = 1U << 9;
    private const uint VectorPclmulqdq = 1U << 10;
    public const uint Leaf7EcxAllowed = Umip | ProtectionKeys | Rdpid | VectorCrypto;

    /// <summary>Leaf 7 ECX bits that need AVX state.</summary>
    public const uint VectorCrypto = Vaes | VectorPclmulqdq;
    private const uint FastShortRepMov = 1U << 4;
    public const uint Leaf7EdxAllowed = FastShortRepMov;

    /// <summary>Leaf 6 EAX: the local APIC's timer runs in every C-state.</summary>
    public const uint AlwaysRunningApicTimer = 1U << 2;

    // 0x80000001 ECX and EDX. Hidden: SVM, extended APIC space, OSVW, IBS, topology, performance counters.
    private const uint LahfSahf = 1U << 0;
    private const uint AlternateCr8 = 1U << 4;
    private const uint AdvancedBitManipulation = 1U << 5;
    private const uint Sse4a = 1U << 6;
    private const uint MisalignedSse = 1U << 7;
    private const uint Prefetch = 1U << 8;

    public const uint ExtendedEcxAllowed = LahfSahf | AlternateCr8 | AdvancedBitManipulation | Sse4a | MisalignedSse
        | Prefetch;

    public const uint NoExecute = 1U << 20;
    private const uint MmxExtensions = 1U << 22;
    public const uint FastFxsave = 1U << 25;
    private const uint GigabytePages = 1U << 26;
    public const uint Rdtscp = 1U << 27;
    public const uint LongMode = 1U << 29;

    public const uint ExtendedEdxAllowed = CommonEdxAllowed | NoExecute | MmxExtensions | FastFxsave | GigabytePages
        | Rdtscp | LongMode;

    /// <summary>0x80000007 EDX: the time-stamp counter runs at one rate in every state.</summary>
    public const uint InvariantTsc = 1U << 8;

    // Leaf 0xD, subleaf 1, EAX. Hidden: XSAVES and IA32_XSS.
    private const uint Xsaveopt = 1U << 0;
    private const uint Xsavec = 1U << 1;
    private const uint XgetbvIndex1 = 1U << 2;
    public const uint ExtendedStateAllowed = Xsaveopt | Xsavec | XgetbvIndex1;

    // 0x40000001 EAX: Linux, Documentation/virt/kvm/x86/cpuid.rst.
    private const uint KvmNoIoDelay = 1U << 1;
    private const uint KvmClockSource2 = 1U << 3;
    private const uint KvmClockSourceStable = 1U << 24;
    public const uint Kvm = KvmNoIoDelay | KvmClockSource2 | KvmClockSourceStable;
}
