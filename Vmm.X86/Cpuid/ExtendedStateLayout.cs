// Which extended states (XSAVE) guests have, and how large their area is.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>XCR0 of guests. AMD APM vol. 2, 11.5; Intel SDM vol. 1, 13.1 to 13.5.</summary>
internal sealed class ExtendedStateLayout
{
    public const ulong X87 = 1 << 0;
    public const ulong Sse = 1 << 1;
    public const ulong Avx = 1 << 2;

    /// <summary>The legacy region and the header, which every area has.</summary>
    public const uint LegacySize = 512 + 64;
    private const uint AvxComponent = 2;

    private readonly uint avxEnd;

    /// <summary>Asks the host which of the states that guests may have are there.</summary>
    public ExtendedStateLayout(ICpuidSource host, bool hasXsave)
    {
        CpuidResult avx = hasXsave ? host.Read(CpuidLeaf.ExtendedState, AvxComponent) : default;
        CpuidResult all = hasXsave ? host.Read(CpuidLeaf.ExtendedState, 0) : default;
        Supported = all.Eax & (X87 | Sse | Avx);
        avxEnd = avx.Ebx + avx.Eax;
    }

    /// <summary>The bits that a guest may set in XCR0; 0 without XSAVE.</summary>
    public ulong Supported { get; }

    /// <summary>Bytes of the standard-format area for the states of <paramref name="xcr0"/>.</summary>
    public uint AreaSize(ulong xcr0) => (xcr0 & Avx) != 0 ? Math.Max(avxEnd, LegacySize) : LegacySize;

    /// <summary>Whether XSETBV takes the value: x87 always, AVX only with SSE, nothing unsupported.</summary>
    public bool IsLegal(ulong xcr0) =>
        (xcr0 & ~Supported) == 0 && (xcr0 & X87) != 0 && ((xcr0 & Avx) == 0 || (xcr0 & Sse) != 0);
}
