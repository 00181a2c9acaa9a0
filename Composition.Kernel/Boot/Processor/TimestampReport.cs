// What processor and hypervisor report about the frequency of the time-stamp counter.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Reads the leaves of CPUID. The function that reads a leaf is the processor's, or a test's.</summary>
// Sound: a leaf is read into a local variable.
internal unsafe struct TimestampReport
{
    private const uint FeatureLeaf = 1;
    private const uint CrystalLeaf = 0x15;
    private const uint FrequencyLeaf = 0x16;
    private const uint HypervisorLeaves = 0x4000_0000;
    private const uint HypervisorTiming = 0x4000_0010;

    /// <summary>A hypervisor's leaves are a block of so many.</summary>
    private const uint HypervisorLeafCount = 0x100;

    /// <summary>KVM puts its leaves behind those of another interface that it imitates, if there is one.</summary>
    private const uint HypervisorBlocks = 2;

    private const uint HasHypervisor = 1U << 31;
    private const ulong Kilohertz = 1000;
    private const ulong Megahertz = 1_000_000;

    // "KVMKVMKVM" (Linux, Documentation/virt/kvm/x86/cpuid.rst).
    private const uint KvmSignatureB = 0x4B4D_564B;
    private const uint KvmSignatureC = 0x564B_4D56;
    private const uint KvmSignatureD = 0x4D;
    private const uint KvmClockSource2 = 1U << 3;

    /// <summary>The frequency in hertz; 0: it is not reported.</summary>
    public ulong Frequency;

    /// <summary>The processor's base frequency in hertz; 0: it is not reported.</summary>
    public ulong Base;

    /// <summary>KVM reports the frequency in memory (KvmClock.cs).</summary>
    public bool HasKvmClock;

    public static TimestampReport Read(delegate*<uint, CpuidResult*, void> cpuid)
    {
        TimestampReport report = default;
        CpuidResult leaf;
        cpuid(0, &leaf);
        uint last = leaf.Eax;
        cpuid(FeatureLeaf, &leaf);
        if ((leaf.Ecx & HasHypervisor) != 0)
        {
            report.ReadHypervisor(cpuid);
        }

        // Leaf 0x15: crystal hertz in ECX times EBX / EAX (Intel SDM vol. 3B, 19.7.3).
        if (report.Frequency == 0 && last >= CrystalLeaf)
        {
            cpuid(CrystalLeaf, &leaf);
            report.Frequency = leaf.Eax == 0 ? 0 : (ulong)leaf.Ecx * leaf.Ebx / leaf.Eax;
        }

        // Leaf 0x16 is the marketed frequency: good enough to refuse another, not to keep the time (vol. 2, CPUID).
        if (last >= FrequencyLeaf)
        {
            cpuid(FrequencyLeaf, &leaf);
            report.Base = (leaf.Eax & 0xFFFF) * Megahertz;
        }

        return report;
    }

    private void ReadHypervisor(delegate*<uint, CpuidResult*, void> cpuid)
    {
        CpuidResult leaf;
        cpuid(HypervisorLeaves, &leaf);
        if (leaf.Eax >= HypervisorTiming && leaf.Eax < HypervisorLeaves + HypervisorLeafCount)
        {
            // EAX: frequency in kHz (VMware's definition, which other hypervisors share).
            cpuid(HypervisorTiming, &leaf);
            Frequency = leaf.Eax * Kilohertz;
        }

        for (uint block = 0; block < HypervisorBlocks; block++)
        {
            uint first = HypervisorLeaves + (block * HypervisorLeafCount);
            cpuid(first, &leaf);
            if (leaf.Ebx == KvmSignatureB && leaf.Ecx == KvmSignatureC && leaf.Edx == KvmSignatureD)
            {
                cpuid(first + 1, &leaf);
                HasKvmClock = (leaf.Eax & KvmClockSource2) != 0;
                return;
            }
        }
    }
}
