// Which extended states (XSAVE) guests have, and how large their area is.
namespace CamkesNet.Vmm.Cpuid;

/// <summary>XCR0 of guests. AMD APM vol. 2, 11.5; Intel SDM vol. 1, 13.1 to 13.5.</summary>
internal sealed class ExtendedStateLayout
{
    public const ulong X87 = 1 << 0;
    public const ulong Sse = 1 << 1;
    public const ulong Avx = 1 << 2;
    public const ulong ProtectionKeys = 1 << 9;

    /// <summary>The legacy region and the header, which every area has.</summary>
    public const uint LegacySize = 512 + 64;
    public const uint AvxComponent = 2;
    public const uint ProtectionKeysComponent = 9;

    // ECX bit 1 of a component's subleaf: in the compacted format it begins on a 64-byte boundary.
    private const uint IsAligned = 1 << 1;
    private const uint CompactedAlignment = 64;

    private readonly CpuidResult avx;
    private readonly CpuidResult protectionKeys;

    /// <summary>Asks the host which of the states that guests may have are there.</summary>
    public ExtendedStateLayout(ICpuidSource host, bool hasXsave)
    {
        avx = hasXsave ? host.Read(CpuidLeaf.ExtendedState, AvxComponent) : default;
        CpuidResult all = hasXsave ? host.Read(CpuidLeaf.ExtendedState, 0) : default;
        protectionKeys = hasXsave ? host.Read(CpuidLeaf.ExtendedState, ProtectionKeysComponent) : default;
        Supported = all.Eax & (X87 | Sse | Avx | ProtectionKeys);
    }

    /// <summary>The bits that a guest may set in XCR0; 0 without XSAVE.</summary>
    public ulong Supported { get; }

    /// <summary>Bytes of the standard-format area for the states of <paramref name="xcr0"/>.</summary>
    public uint AreaSize(ulong xcr0)
    {
        uint size = (xcr0 & Avx) != 0 ? Math.Max(avx.Ebx + avx.Eax, LegacySize) : LegacySize;
        return (xcr0 & ProtectionKeys) != 0 ? Math.Max(protectionKeys.Ebx + protectionKeys.Eax, size) : size;
    }

    /// <summary>The size of the compacted-format area (XSAVEC) in bytes: the states follow each other.</summary>
    public uint CompactedSize(ulong xcr0)
    {
        uint size = LegacySize;
        Append(ref size, (xcr0 & Avx) != 0, avx);
        Append(ref size, (xcr0 & ProtectionKeys) != 0, protectionKeys);
        return size;
    }

    /// <summary>Whether XSETBV takes the value: x87 always, AVX only with SSE, nothing unsupported.</summary>
    public bool IsLegal(ulong xcr0) =>
        (xcr0 & ~Supported) == 0 && (xcr0 & X87) != 0 && ((xcr0 & Avx) == 0 || (xcr0 & Sse) != 0);

    private static void Append(ref uint size, bool isThere, CpuidResult component)
    {
        if (isThere)
        {
            bool isAligned = (component.Ecx & IsAligned) != 0;
            uint start = isAligned ? (size + CompactedAlignment - 1) & ~(CompactedAlignment - 1) : size;
            size = start + component.Eax;
        }
    }
}
