// The FPU state of guests: XSAVE where the processor has it, FXSAVE otherwise (AMD APM vol. 2, 11.5; vol. 4, XSAVE).
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Which state components are kept for guests, and the images they start from.</summary>
// Sound: a frame has room for the FXSAVE area, the header and, as Enable makes sure, what XCR0 enables.
internal static unsafe class ExtendedState
{
    private const uint FeatureLeaf = 1;
    private const uint XSaveFeature = 1U << 26;
    private const uint ExtendedStateLeaf = 0x0D;
    private const uint ProtectionKeysComponent = 9;

    /// <summary>What the kernel enables where it exists. Supervisor components (XSAVES) are not kept.</summary>
    private const ulong KnownComponents =
        Xcr0.X87 | Xcr0.Sse | Xcr0.Avx | Xcr0.Avx512 | Xcr0.ProtectionKeys;

    /// <summary>The XSAVE header follows the FXSAVE area; its first word is XSTATE_BV (APM vol. 2, 11.5.2).</summary>
    private const int HeaderOffset = FxsaveArea.Bytes;

    /// <summary>Where PKRU is in the standard format.</summary>
    private static uint protectionKeysOffset;

    /// <summary>Components that XSAVE stores; 0 when the processor has FXSAVE only.</summary>
    public static ulong SavedComponents { get; private set; }

    /// <summary>The FPU state after a world switch: the initial state.</summary>
    public static void* InitialImage { get; private set; }

    /// <summary>Bits that a guest's XCR0 may have.</summary>
    public static ulong Supported => SavedComponents == 0 ? Xcr0.X87 : SavedComponents;

    /// <summary>PKRU in a guest's frame; its initial state is 0.</summary>
    // Sound: the frame holds what XCR0 enables, as Enable has made sure, and only an enabled component is read.
    public static uint ProtectionKeyRights(void* frame)
    {
        ulong inUse = *(ulong*)((byte*)frame + HeaderOffset) & SavedComponents;
        return (inUse & Xcr0.ProtectionKeys) != 0 ? *(uint*)((byte*)frame + protectionKeysOffset) : 0;
    }

    /// <summary>Enables XSAVE on this processor where it exists.</summary>
    /// <param name="initialImage">A zeroed frame for the initial state.</param>
    public static void Initialize(void* initialImage)
    {
        SavedComponents = Enable();
        if (SavedComponents != 0)
        {
            // Components have x87 and SSE only; the world switch enables the rest around a guest.
            VirtualizationInstructions.WriteXcr0(Xcr0.X87 | Xcr0.Sse);
        }

        InitialImage = initialImage;
        WriteImage((FxsaveArea*)initialImage, FxsaveArea.ControlWordAfterInit, tagWord: 0);
    }

    /// <summary>Writes the state after RESET (APM vol. 2, table 14-1) into a guest's frame.</summary>
    public static void WriteResetImage(void* frame)
    {
        ulong* words = (ulong*)frame;
        for (ulong i = 0; i < UserAddressSpace.PageSize / sizeof(ulong); i++)
        {
            words[i] = 0;
        }

        WriteImage((FxsaveArea*)frame, FxsaveArea.ControlWordAfterReset, FxsaveArea.TagWordAfterReset);
        if (SavedComponents != 0)
        {
            // XSTATE_BV: only x87 differs from its initial state.
            *(ulong*)((byte*)frame + HeaderOffset) = Xcr0.X87;
        }
    }

    private static void WriteImage(FxsaveArea* image, ushort controlWord, byte tagWord)
    {
        image->ControlWord = controlWord;
        image->TagWord = tagWord;
        image->Mxcsr = FxsaveArea.MxcsrAfterReset;
    }

    private static ulong Enable()
    {
        CpuidResult result;
        Instructions.Cpuid(FeatureLeaf, 0, &result);
        if ((result.Ecx & XSaveFeature) == 0)
        {
            return 0;
        }

        Instructions.WriteCr4(Instructions.ReadCr4() | Cr4.OsXsave);
        Instructions.Cpuid(ExtendedStateLeaf, ProtectionKeysComponent, &result);
        protectionKeysOffset = result.Ebx;
        Instructions.Cpuid(ExtendedStateLeaf, 0, &result);
        ulong components = (((ulong)result.Edx << 32) | result.Eax) & KnownComponents;
        VirtualizationInstructions.WriteXcr0(components);
        Instructions.Cpuid(ExtendedStateLeaf, 0, &result);
        if (result.Ebx <= UserAddressSpace.PageSize)
        {
            return components;
        }

        // EBX is the size of what XCR0 enables now; a guest has one frame for it.
        components &= Xcr0.X87 | Xcr0.Sse | Xcr0.Avx;
        VirtualizationInstructions.WriteXcr0(components);
        return components;
    }
}
