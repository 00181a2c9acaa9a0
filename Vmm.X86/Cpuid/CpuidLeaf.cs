// Numbers of CPUID leaves. AMD APM vol. 3, appendix E; Intel SDM vol. 2A, CPUID; Linux, Documentation/virt/kvm/x86.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>The leaves that the policy knows.</summary>
internal static class CpuidLeaf
{
    public const uint Vendor = 0;
    public const uint Features = 1;
    public const uint CacheDescriptors = 2;
    public const uint CacheParameters = 4;
    public const uint ThermalAndPower = 6;
    public const uint StructuredFeatures = 7;
    public const uint ExtendedTopology = 0xB;
    public const uint ExtendedState = 0xD;
    public const uint LastBasic = ExtendedState;

    public const uint HypervisorVendor = 0x4000_0000;
    public const uint KvmFeatures = 0x4000_0001;
    public const uint HypervisorTiming = 0x4000_0010;

    public const uint ExtendedMaximum = 0x8000_0000;
    public const uint ExtendedFeatures = 0x8000_0001;
    public const uint BrandFirst = 0x8000_0002;
    public const uint CacheL1 = 0x8000_0005;
    public const uint CacheL2 = 0x8000_0006;
    public const uint AdvancedPower = 0x8000_0007;
    public const uint AddressSizes = 0x8000_0008;
    public const uint LastExtended = AddressSizes;
}
