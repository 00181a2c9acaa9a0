// Whose processor it is, by the name in leaf 0. AMD APM vol. 3, appendix E.3.1.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>Vendors whose processors behave as AMD describes, under SVM. Guests see the host's vendor.</summary>
internal static class ProcessorVendor
{
    // "AuthenticAMD" and "HygonGenuine" in EBX, EDX, ECX.
    private static readonly CpuidResult amd = new(0, 0x6874_7541, 0x444D_4163, 0x6974_6E65);
    private static readonly CpuidResult hygon = new(0, 0x6F67_7948, 0x656E_6975, 0x6E65_476E);

    /// <summary>Whether guests run under SVM; all others have VT-x.</summary>
    /// <param name="vendor">Leaf 0.</param>
    public static bool HasSvm(CpuidResult vendor)
    {
        CpuidResult name = vendor with { Eax = 0 };
        return name == amd || name == hygon;
    }
}
