// What a guest's CPUID returns: the host's processor, less what is not virtualised, plus the hypervisor's leaves.
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Cpuid;

/// <summary>The table of leaves, computed once from the host's; a look-up is an index and a few conditions.</summary>
internal sealed class CpuidPolicy
{
    private const int LogicalProcessorShift = 16;
    private const int InitialApicIdShift = 24;
    private const uint LineSizeMask = 0x0000_FF00;
    private const uint PhysicalAddressBitsMask = 0xFF;
    private const int CacheSubleaves = 8;
    private const uint CacheTypeMask = 0x1F;

    // Leaf 4 EAX bits 31:14 count sharing threads and cores, less one.
    private const uint CacheSharingMask = 0xFFFF_C000;

    // Leaf 0xB ECX bits 15:8: the level's type.
    private const uint TopologyThread = 1 << 8;
    private const uint TopologyCore = 2 << 8;

    // "KVMKVMKVM": Linux knows its clock by this signature.
    private const uint SignatureEbx = 0x4B4D_564B;
    private const uint SignatureEcx = 0x564B_4D56;
    private const uint SignatureEdx = 0x0000_004D;

    private readonly CpuidResult[] basic = new CpuidResult[CpuidLeaf.LastBasic + 1];
    private readonly CpuidResult[] caches = new CpuidResult[CacheSubleaves];
    private readonly CpuidResult[] extended = new CpuidResult[CpuidLeaf.LastExtended - CpuidLeaf.ExtendedMaximum + 1];
    private readonly CpuidResult extendedStateFeatures;
    private readonly CpuidResult avxState;
    private readonly CpuidResult protectionKeyState;
    private readonly uint timestampKilohertz;
    private readonly uint timerKilohertz;
    private readonly ProcessorTopology topology;

    /// <summary>Builds the table.</summary>
    /// <param name="host">The host's CPUID.</param>
    /// <param name="timestampFrequency">Ticks of the guest's time-stamp counter a second.</param>
    /// <param name="timerFrequency">Ticks of the local APIC timer's input clock a second.</param>
    /// <param name="topology">Which processor it is.</param>
    public CpuidPolicy(
        ICpuidSource host, ulong timestampFrequency, ulong timerFrequency, ProcessorTopology topology)
    {
        this.topology = topology;
        const ulong Kilohertz = 1000;
        timestampKilohertz = (uint)(timestampFrequency / Kilohertz);
        timerKilohertz = (uint)(timerFrequency / Kilohertz);
        CpuidResult features = host.Read(CpuidLeaf.Features, 0);
        ExtendedState = new ExtendedStateLayout(host, (features.Ecx & CpuidFeatures.Xsave) != 0);
        bool hasAvx = (ExtendedState.Supported & ExtendedStateLayout.Avx) != 0;
        BuildBasic(host, features, hasAvx);
        BuildExtended(host);
        extendedStateFeatures = (features.Ecx & CpuidFeatures.Xsave) == 0
            ? default
            : new CpuidResult(
                host.Read(CpuidLeaf.ExtendedState, 1).Eax & CpuidFeatures.ExtendedStateAllowed, 0, 0, 0);
        avxState = hasAvx ? host.Read(CpuidLeaf.ExtendedState, 2) : default;
        protectionKeyState = (ExtendedState.Supported & ExtendedStateLayout.ProtectionKeys) != 0
            ? host.Read(CpuidLeaf.ExtendedState, ExtendedStateLayout.ProtectionKeysComponent)
            : default;
    }

    /// <summary>Whether guests have TSC_AUX: RDTSCP or RDPID read it.</summary>
    public bool HasTimestampAuxiliary =>
        (extended[CpuidLeaf.ExtendedFeatures - CpuidLeaf.ExtendedMaximum].Edx & CpuidFeatures.Rdtscp) != 0
        || (basic[CpuidLeaf.StructuredFeatures].Ecx & CpuidFeatures.Rdpid) != 0;

    /// <summary>How the guest's processor walks page tables.</summary>
    public PagingFeatures Paging => new(
        (int)(extended[CpuidLeaf.AddressSizes - CpuidLeaf.ExtendedMaximum].Eax & PhysicalAddressBitsMask),
        LoadsDirectoryPointers: !ProcessorVendor.HasSvm(basic[CpuidLeaf.Vendor]));

    /// <summary>The extended states that guests have.</summary>
    public ExtendedStateLayout ExtendedState { get; }

    /// <summary>The bits that a guest may set in EFER.</summary>
    public ulong LegalEfer
    {
        get
        {
            uint features = extended[CpuidLeaf.ExtendedFeatures - CpuidLeaf.ExtendedMaximum].Edx;
            ulong longMode = Efer.SystemCallExtensions | Efer.LongModeEnable | Efer.LongModeActive;
            return ((features & CpuidFeatures.LongMode) != 0 ? longMode : 0)
                | ((features & CpuidFeatures.NoExecute) != 0 ? Efer.NoExecuteEnable : 0)
                | ((features & CpuidFeatures.FastFxsave) != 0 ? Efer.FastFxsave : 0);
        }
    }

    /// <summary>The bits that a guest may set in CR4: AMD APM vol. 2, 3.1.3, and the features that they belong to.</summary>
    public ulong LegalCr4
    {
        get
        {
            const ulong Always = Cr4.Virtual8086Extensions | Cr4.ProtectedModeVirtualInterrupts | Cr4.TimestampDisable
                | Cr4.DebuggingExtensions | Cr4.PageSizeExtensions | Cr4.PhysicalAddressExtension | Cr4.MachineCheck
                | Cr4.GlobalPages | Cr4.PerformanceCounters | Cr4.OsFxsave | Cr4.SimdExceptions;
            uint features = basic[CpuidLeaf.Features].Ecx;
            CpuidResult structured = basic[CpuidLeaf.StructuredFeatures];
            return Always
                | ((features & CpuidFeatures.Pcid) != 0 ? Cr4.ProcessContextIdentifiers : 0)
                | ((features & CpuidFeatures.Xsave) != 0 ? Cr4.OsXsave : 0)
                | ((structured.Ebx & CpuidFeatures.FsGsBase) != 0 ? Cr4.FsGsBase : 0)
                | ((structured.Ebx & CpuidFeatures.Smep) != 0 ? Cr4.SupervisorExecutionProtection : 0)
                | ((structured.Ebx & CpuidFeatures.Smap) != 0 ? Cr4.SupervisorAccessProtection : 0)
                | ((structured.Ecx & CpuidFeatures.Umip) != 0 ? Cr4.UserModeInstructionPrevention : 0)
                | ((structured.Ecx & CpuidFeatures.ProtectionKeys) != 0 ? Cr4.ProtectionKeys : 0);
        }
    }

    /// <summary>What CPUID returns to a guest.</summary>
    /// <param name="leaf">EAX.</param>
    /// <param name="subleaf">ECX.</param>
    /// <param name="cr4">The guest's CR4: leaf 1 mirrors its OSXSAVE, leaf 7 its PKE.</param>
    /// <param name="xcr0">The guest's XCR0: leaf 0xD reports the size of its state.</param>
    /// <param name="hasClock">Whether the guest uses the paravirtual clock: leaf 1 then shows TSC-deadline.</param>
    public CpuidResult Read(uint leaf, uint subleaf, ulong cr4, ulong xcr0, bool hasClock)
    {
        if (leaf < (uint)basic.Length)
        {
            return ReadBasic(leaf, subleaf, cr4, xcr0, hasClock);
        }

        uint index = leaf - CpuidLeaf.ExtendedMaximum;
        if (index < (uint)extended.Length)
        {
            return extended[index];
        }

        return leaf switch
        {
            CpuidLeaf.HypervisorVendor =>
                new CpuidResult(CpuidLeaf.HypervisorTiming, SignatureEbx, SignatureEcx, SignatureEdx),
            CpuidLeaf.KvmFeatures => new CpuidResult(CpuidFeatures.Kvm, 0, 0, 0),
            CpuidLeaf.HypervisorTiming => new CpuidResult(timestampKilohertz, timerKilohertz, 0, 0),
            _ => default,
        };
    }

    private CpuidResult ReadBasic(uint leaf, uint subleaf, ulong cr4, ulong xcr0, bool hasClock)
    {
        CpuidResult result = basic[leaf];
        switch (leaf)
        {
            case CpuidLeaf.Features:
                return result with { Ecx = result.Ecx | ChangingFeatures(cr4, hasClock) };
            case CpuidLeaf.CacheParameters:
                return subleaf < (uint)caches.Length ? caches[subleaf] : default;
            case CpuidLeaf.StructuredFeatures:
                uint enabled = (cr4 & Cr4.ProtectionKeys) != 0 ? CpuidFeatures.OsProtectionKeys : 0;
                return subleaf == 0 ? result with { Ecx = result.Ecx | enabled } : default;
            case CpuidLeaf.ExtendedTopology:
                return ReadTopology(subleaf);
            case CpuidLeaf.ExtendedState:
                return ReadExtendedState(subleaf, xcr0);
            default:
                return result;
        }
    }

    // TSC-deadline is of use to a guest that knows the frequency of its time-stamp counter. Those that have to measure
    // it may fail to, with exits that take long, and Linux before 4.8 then divides by the 0 that it has measured.
    private static uint ChangingFeatures(ulong cr4, bool hasClock) =>
        ((cr4 & Cr4.OsXsave) != 0 ? CpuidFeatures.OsXsave : 0) | (hasClock ? CpuidFeatures.TscDeadline : 0);

    // A core has one thread, so no bits of the APIC ID distinguish threads.
    private CpuidResult ReadTopology(uint subleaf) => subleaf switch
    {
        0 => new CpuidResult(0, 1, TopologyThread, topology.ApicId),
        1 => new CpuidResult((uint)topology.ApicIdBits, topology.Count, TopologyCore | subleaf, topology.ApicId),
        _ => new CpuidResult(0, 0, subleaf & 0xFF, topology.ApicId),
    };

    private CpuidResult ReadExtendedState(uint subleaf, ulong xcr0)
    {
        if (ExtendedState.Supported == 0)
        {
            return default;
        }

        return subleaf switch
        {
            0 => new CpuidResult(
                (uint)ExtendedState.Supported,
                ExtendedState.AreaSize(xcr0),
                ExtendedState.AreaSize(ExtendedState.Supported),
                0),
            1 => extendedStateFeatures with { Ebx = ExtendedState.CompactedSize(xcr0) },
            ExtendedStateLayout.AvxComponent => avxState,
            ExtendedStateLayout.ProtectionKeysComponent => protectionKeyState,
            _ => default,
        };
    }

    private void BuildBasic(ICpuidSource host, CpuidResult features, bool hasAvx)
    {
        CpuidResult vendor = host.Read(CpuidLeaf.Vendor, 0);
        uint last = Math.Min(vendor.Eax, CpuidLeaf.LastBasic);

        // The hypervisor's topology leaf counts, whether the host has one or not.
        basic[CpuidLeaf.Vendor] = vendor with { Eax = Math.Max(last, CpuidLeaf.ExtendedTopology) };
        uint withoutAvx = hasAvx ? 0 : CpuidFeatures.ExtendedVector;
        basic[CpuidLeaf.Features] = new CpuidResult(
            features.Eax,
            (features.Ebx & LineSizeMask) | (topology.Count << LogicalProcessorShift)
                | (topology.ApicId << InitialApicIdShift),
            (features.Ecx & CpuidFeatures.Leaf1EcxAllowed & ~withoutAvx) | CpuidFeatures.Leaf1EcxForced,
            (features.Edx & CpuidFeatures.Leaf1EdxAllowed) | CpuidFeatures.Leaf1EdxForced);
        basic[CpuidLeaf.CacheDescriptors] = last >= CpuidLeaf.CacheDescriptors
            ? host.Read(CpuidLeaf.CacheDescriptors, 0)
            : default;
        basic[CpuidLeaf.ThermalAndPower] = new CpuidResult(CpuidFeatures.AlwaysRunningApicTimer, 0, 0, 0);
        CpuidResult structured = last >= CpuidLeaf.StructuredFeatures
            ? host.Read(CpuidLeaf.StructuredFeatures, 0)
            : default;
        bool hasKeys = (ExtendedState.Supported & ExtendedStateLayout.ProtectionKeys) != 0;
        basic[CpuidLeaf.StructuredFeatures] = new CpuidResult(
            0,
            (structured.Ebx & CpuidFeatures.Leaf7EbxAllowed & ~(hasAvx ? 0 : CpuidFeatures.Avx2))
                | CpuidFeatures.Leaf7EbxForced,
            structured.Ecx & CpuidFeatures.Leaf7EcxAllowed & ~(hasAvx ? 0 : CpuidFeatures.VectorCrypto)
                & ~(hasKeys ? 0 : CpuidFeatures.ProtectionKeys),
            structured.Edx & CpuidFeatures.Leaf7EdxAllowed);
        BuildCaches(host, last);
    }

    private void BuildCaches(ICpuidSource host, uint last)
    {
        for (uint subleaf = 0; subleaf < CacheSubleaves && last >= CpuidLeaf.CacheParameters; subleaf++)
        {
            CpuidResult cache = host.Read(CpuidLeaf.CacheParameters, subleaf);
            if ((cache.Eax & CacheTypeMask) == 0)
            {
                break;
            }

            caches[subleaf] = cache with { Eax = cache.Eax & ~CacheSharingMask };
        }
    }

    private void BuildExtended(ICpuidSource host)
    {
        CpuidResult maximum = host.Read(CpuidLeaf.ExtendedMaximum, 0);
        uint last = Math.Min(maximum.Eax, CpuidLeaf.LastExtended);
        if (last < CpuidLeaf.ExtendedMaximum)
        {
            return;
        }

        extended[0] = maximum with { Eax = last };
        for (uint leaf = CpuidLeaf.ExtendedFeatures; leaf <= last; leaf++)
        {
            extended[leaf - CpuidLeaf.ExtendedMaximum] = Filter(leaf, host.Read(leaf, 0));
        }
    }

    private static CpuidResult Filter(uint leaf, CpuidResult host) => leaf switch
    {
        CpuidLeaf.ExtendedFeatures => host with
        {
            Ecx = host.Ecx & CpuidFeatures.ExtendedEcxAllowed,
            Edx = host.Edx & CpuidFeatures.ExtendedEdxAllowed,
        },
        CpuidLeaf.AdvancedPower => new CpuidResult(0, 0, 0, host.Edx & CpuidFeatures.InvariantTsc),

        // ECX would count cores and APIC ID bits; the topology leaf does. EBX has speculation controls, which are the
        // host's.
        CpuidLeaf.AddressSizes => new CpuidResult(host.Eax, 0, 0, 0),
        _ => host,
    };
}
