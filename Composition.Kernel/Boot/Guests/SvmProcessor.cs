// Finds out whether this processor can run guests by SVM, and enables it: AMD APM vol. 2, 15.4.
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Detection and enabling of SVM on one processor.</summary>
internal static class SvmProcessor
{
    /// <summary>CPUID Fn8000_0001 ECX.</summary>
    public const uint SvmFeature = 1U << 2;

    /// <summary>VM_CR: EFER.SVME cannot be set (SVMDIS).</summary>
    private const ulong SvmDisabled = 1UL << 4;

    /// <summary>Whether so many virtual processors can run by SVM here.</summary>
    public static VirtualizationRefusal Judge(in SvmProcessorFacts facts, uint vcpus)
    {
        if ((facts.Processor.ExtendedFeatures.Ecx & SvmFeature) == 0)
        {
            return VirtualizationRefusal.NoExtension;
        }

        if ((facts.VirtualMachineControl & SvmDisabled) != 0)
        {
            return (facts.Svm.Edx & SvmFeatures.Lock) != 0
                ? VirtualizationRefusal.SvmLocked
                : VirtualizationRefusal.SvmDisabled;
        }

        if ((facts.Svm.Edx & SvmFeatures.NestedPaging) == 0)
        {
            return VirtualizationRefusal.SvmWithoutNestedPaging;
        }

        // Identifier 0 is the host's.
        return facts.Svm.Ebx <= vcpus ? VirtualizationRefusal.SvmWithoutIdentifiers : VirtualizationRefusal.None;
    }

    /// <summary>Sets EFER.SVME and the address at which VMRUN saves the host's state.</summary>
    /// <param name="hostSaveArea">Physical address of a page that nothing else uses.</param>
    public static void Enable(ulong hostSaveArea)
    {
        ulong efer = Instructions.ReadMsr(MsrNumber.Efer);
        Instructions.WriteMsr(MsrNumber.Efer, efer | Efer.SecureVirtualMachineEnable);
        Instructions.WriteMsr(MsrNumber.HostSaveArea, hostSaveArea);
    }
}
