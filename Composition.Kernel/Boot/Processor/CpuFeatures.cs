// Which optional features of the processor the kernel uses.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Features found by CPUID (AMD APM vol. 3, appendix E; Intel SDM vol. 2, CPUID).</summary>
internal static unsafe class CpuFeatures
{
    private const uint ExtendedLeaves = 0x8000_0000;
    private const uint ExtendedFeatures = 0x8000_0001;
    private const uint StructuredFeatures = 7;
    private const uint HypervisorLeaves = 0x4000_0000;
    private const uint HypervisorTiming = 0x4000_0010;
    private const uint TimestampCrystal = 0x15;

    /// <summary>The leaves that belong to the hypervisor, from <see cref="HypervisorLeaves"/> on.</summary>
    private const uint HypervisorLeafCount = 0x1_0000;

    // Leaf 1, ECX.
    private const uint X2Apic = 1U << 21;
    private const uint TscDeadline = 1U << 24;
    private const uint Hypervisor = 1U << 31;

    // Leaf 7, EBX and ECX.
    private const uint SupervisorExecutionPrevention = 1U << 7;
    private const uint SupervisorAccessPrevention = 1U << 20;
    private const uint UserModeInstructionPrevention = 1U << 2;

    // Leaf 0x80000001, EDX.
    private const uint NoExecute = 1U << 20;

    public static bool HasX2Apic { get; private set; }

    public static bool HasTscDeadline { get; private set; }

    public static bool HasNoExecute { get; private set; }

    public static bool HasSupervisorExecutionPrevention { get; private set; }

    public static bool HasSupervisorAccessPrevention { get; private set; }

    public static bool HasUserModeInstructionPrevention { get; private set; }

    /// <summary>
    /// The frequency of the time-stamp counter in hertz, if the processor or hypervisor reports it; otherwise 0.
    /// </summary>
    public static ulong TimestampFrequency { get; private set; }

    public static void Detect()
    {
        CpuidResult result;
        Instructions.Cpuid(0, 0, &result);
        uint lastLeaf = result.Eax;
        Instructions.Cpuid(1, 0, &result);
        HasX2Apic = (result.Ecx & X2Apic) != 0;
        HasTscDeadline = (result.Ecx & TscDeadline) != 0;
        bool hasHypervisor = (result.Ecx & Hypervisor) != 0;
        if (lastLeaf >= StructuredFeatures)
        {
            Instructions.Cpuid(StructuredFeatures, 0, &result);
            HasSupervisorExecutionPrevention = (result.Ebx & SupervisorExecutionPrevention) != 0;
            HasSupervisorAccessPrevention = (result.Ebx & SupervisorAccessPrevention) != 0;
            HasUserModeInstructionPrevention = (result.Ecx & UserModeInstructionPrevention) != 0;
        }

        Instructions.Cpuid(ExtendedLeaves, 0, &result);
        if (result.Eax >= ExtendedFeatures)
        {
            Instructions.Cpuid(ExtendedFeatures, 0, &result);
            HasNoExecute = (result.Edx & NoExecute) != 0;
        }

        TimestampFrequency = ReadTimestampFrequency(lastLeaf, hasHypervisor);
    }

    private static ulong ReadTimestampFrequency(uint lastLeaf, bool hasHypervisor)
    {
        CpuidResult result;
        if (hasHypervisor)
        {
            Instructions.Cpuid(HypervisorLeaves, 0, &result);
            if (result.Eax >= HypervisorTiming && result.Eax < HypervisorLeaves + HypervisorLeafCount)
            {
                // Leaf 0x40000010, EAX: frequency in kHz (VMware's definition, which other hypervisors share).
                Instructions.Cpuid(HypervisorTiming, 0, &result);
                return (ulong)result.Eax * 1000;
            }
        }

        if (lastLeaf >= TimestampCrystal)
        {
            // Leaf 0x15: crystal hertz in ECX times EBX / EAX (Intel SDM vol. 3B, 19.7.3).
            Instructions.Cpuid(TimestampCrystal, 0, &result);
            if (result.Eax != 0 && result.Ebx != 0 && result.Ecx != 0)
            {
                return (ulong)result.Ecx * result.Ebx / result.Eax;
            }
        }

        return 0;
    }
}
