// A host processor with every feature bit set, or as a test wants it.
using CamkesNet.Vmm.Cpuid;

namespace CamkesNet.Tests;

internal sealed class FakeHostCpuid : ICpuidSource
{
    private readonly Dictionary<(uint Leaf, uint Subleaf), CpuidResult> leaves = [];

    public FakeHostCpuid()
    {
        Set(0, 0, new CpuidResult(0x1F, 0x6874_7541, 0x444D_4163, 0x6974_6E65)); // AuthenticAMD
        Set(0x8000_0000, 0, new CpuidResult(0x8000_0020, 0x6874_7541, 0x444D_4163, 0x6974_6E65));
        Set(0x8000_0008, 0, new CpuidResult(0x3030, uint.MaxValue, uint.MaxValue, uint.MaxValue));
        Set(0xD, 0, new CpuidResult(0x2E7, 0xA88, 0xA88, 0));
        Set(0xD, 2, new CpuidResult(0x100, 0x240, 0, 0));
        Set(0xD, 9, new CpuidResult(8, 0xA80, 0, 0));
    }

    /// <summary>The same with the other maker's name.</summary>
    public static FakeHostCpuid Intel()
    {
        FakeHostCpuid host = new();
        host.Set(0, 0, new CpuidResult(0x1F, 0x756E_6547, 0x6C65_746E, 0x4965_6E69)); // GenuineIntel
        return host;
    }

    public void Set(uint leaf, uint subleaf, CpuidResult result) => leaves[(leaf, subleaf)] = result;

    public CpuidResult Read(uint leaf, uint subleaf) => leaves.TryGetValue((leaf, subleaf), out CpuidResult result)
        ? result
        : new CpuidResult(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue);
}
