// Which optional features of the processor the kernel uses.
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Features found by CPUID (AMD APM vol. 3, appendix E; Intel SDM vol. 2, CPUID).</summary>
// Sound: CPUID fills a local variable.
internal static unsafe class CpuFeatures
{
    private const uint StructuredFeatures = 7;

    // Leaf 1, ECX.
    private const uint X2Apic = 1U << 21;
    private const uint TscDeadline = 1U << 24;

    // Leaf 1, EDX.
    private const uint LocalApic = 1U << 9;

    // Leaf 7, EBX and ECX.
    private const uint SupervisorExecutionPrevention = 1U << 7;
    private const uint SupervisorAccessPrevention = 1U << 20;
    private const uint UserModeInstructionPrevention = 1U << 2;

    public static bool HasLocalApic { get; private set; }

    public static bool HasX2Apic { get; private set; }

    public static bool HasTscDeadline { get; private set; }

    public static bool HasNoExecute { get; private set; }

    public static bool HasSupervisorExecutionPrevention { get; private set; }

    public static bool HasSupervisorAccessPrevention { get; private set; }

    public static bool HasUserModeInstructionPrevention { get; private set; }

    public static void Detect()
    {
        CpuidResult result;
        Instructions.Cpuid(0, 0, &result);
        uint lastLeaf = result.Eax;
        Instructions.Cpuid(1, 0, &result);
        HasLocalApic = (result.Edx & LocalApic) != 0;
        HasX2Apic = (result.Ecx & X2Apic) != 0;
        HasTscDeadline = (result.Ecx & TscDeadline) != 0;
        if (lastLeaf >= StructuredFeatures)
        {
            Instructions.Cpuid(StructuredFeatures, 0, &result);
            HasSupervisorExecutionPrevention = (result.Ebx & SupervisorExecutionPrevention) != 0;
            HasSupervisorAccessPrevention = (result.Ebx & SupervisorAccessPrevention) != 0;
            HasUserModeInstructionPrevention = (result.Ecx & UserModeInstructionPrevention) != 0;
        }

        Instructions.Cpuid(CpuidExtended.Last, 0, &result);
        if (result.Eax >= CpuidExtended.Features)
        {
            Instructions.Cpuid(CpuidExtended.Features, 0, &result);
            HasNoExecute = (result.Edx & CpuidExtended.NoExecute) != 0;
        }
    }
}
