// The rules that both makers have for a guest's state.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Image.Reporting;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class EntryChecksTests
{
    private const ulong NotCanonical = 0x0000_8000_0000_0000;

    private delegate void Change(ref VcpuState state);

    [Test]
    public void A_kernel_in_long_mode_is_accepted() =>
        Assert.That(CheckAfter((ref s) => { }), Is.EqualTo(EntryCheck.None));

    [Test]
    public void A_kernel_with_context_identifiers_and_all_of_avx_512_is_accepted() =>
        Assert.That(
            CheckAfter((ref s) =>
            {
                s.Cr4 |= Cr4.ProcessContextIdentifiers;
                s.Xcr0 = Xcr0.X87 | Xcr0.Sse | Xcr0.Avx | Xcr0.Avx512;
            }),
            Is.EqualTo(EntryCheck.None));

    [Test]
    public void Long_mode_enabled_before_paging_is_accepted() =>
        Assert.That(
            CheckAfter((ref s) =>
            {
                s.Cr0 &= ~Cr0.Paging;
                s.Efer &= ~Efer.LongModeActive;
            }),
            Is.EqualTo(EntryCheck.None));

    [Test]
    public void Illegal_control_registers_are_refused()
    {
        AssertRefused(EntryCheck.Cr0UpperHalf, (ref s) => s.Cr0 |= 1UL << 32);
        AssertRefused(EntryCheck.Cr0NotWriteThroughWithoutCacheDisable, (ref s) => s.Cr0 |= Cr0.NotWriteThrough);
        AssertRefused(EntryCheck.Cr0PagingWithoutProtection, (ref s) => s.Cr0 &= ~Cr0.ProtectionEnable);
        AssertRefused(EntryCheck.Cr3Reserved, (ref s) => s.Cr3 |= 1UL << 40);
        AssertRefused(EntryCheck.Cr3Reserved, (ref s) => s.Cr3 |= 1UL << 63);
        AssertRefused(EntryCheck.Cr4Reserved, (ref s) => s.Cr4 |= 1UL << 40);
        AssertRefused(EntryCheck.Cr4Reserved, (ref s) => s.Cr4 |= Cr4.LinearAddress57);
        AssertRefused(EntryCheck.Cr8Reserved, (ref s) => s.Cr8 = 16);
        AssertRefused(EntryCheck.EferReserved, (ref s) => s.Efer |= 1UL << 1);
    }

    [Test]
    public void A_guest_cannot_be_given_svm() =>
        AssertRefused(EntryCheck.EferSvmEnable, (ref s) => s.Efer |= Efer.SecureVirtualMachineEnable);

    [Test]
    public void Contradictions_between_the_mode_bits_are_refused()
    {
        AssertRefused(EntryCheck.LongModeActiveMismatch, (ref s) => s.Efer &= ~Efer.LongModeEnable);
        AssertRefused(EntryCheck.LongModeActiveMismatch, (ref s) => s.Cr0 &= ~Cr0.Paging);
        AssertRefused(
            EntryCheck.LongModeWithoutPhysicalAddressExtension, (ref s) => s.Cr4 &= ~Cr4.PhysicalAddressExtension);
        AssertRefused(EntryCheck.CodeSegmentLongAndDefault, (ref s) => s.Cs.Attributes |= SegmentAttributes.Default32);
        AssertRefused(EntryCheck.ContextIdentifiersOutsideLongMode, (ref s) =>
        {
            s.Efer = 0;
            s.Cr4 |= Cr4.ProcessContextIdentifiers;
        });
    }

    [Test]
    public void Illegal_segments_are_refused()
    {
        AssertRefused(EntryCheck.SegmentAttributesReserved, (ref s) => s.Es.Attributes |= 0x1000);
        AssertRefused(EntryCheck.SegmentAttributesReserved, (ref s) => s.Tr.Attributes |= 0x8000);
        AssertRefused(EntryCheck.SegmentBaseNotCanonical, (ref s) => s.Fs.Base = NotCanonical);
        AssertRefused(EntryCheck.SegmentBaseNotCanonical, (ref s) => s.Gs.Base = NotCanonical);
        AssertRefused(EntryCheck.SegmentBaseNotCanonical, (ref s) => s.Ldtr.Base = NotCanonical);
        AssertRefused(EntryCheck.SegmentBaseNotCanonical, (ref s) => s.Tr.Base = NotCanonical);
        AssertRefused(EntryCheck.DescriptorTableBaseNotCanonical, (ref s) => s.Gdtr.Base = NotCanonical);
        AssertRefused(EntryCheck.DescriptorTableBaseNotCanonical, (ref s) => s.Idtr.Base = NotCanonical);
        AssertRefused(EntryCheck.DescriptorTableLimit, (ref s) => s.Idtr.Limit = 0x1_0000);
    }

    [Test]
    public void Illegal_model_specific_state_is_refused()
    {
        AssertRefused(EntryCheck.Dr6UpperHalf, (ref s) => s.Dr6 |= 1UL << 32);
        AssertRefused(EntryCheck.Dr7UpperHalf, (ref s) => s.Dr7 |= 1UL << 63);
        AssertRefused(EntryCheck.PatType, (ref s) => s.Pat = 0x0007_0406_0007_0402);
        AssertRefused(EntryCheck.PatType, (ref s) => s.Pat = 0x2607_0406_0007_0406);
        AssertRefused(EntryCheck.KernelGsBaseNotCanonical, (ref s) => s.KernelGsBase = NotCanonical);
        AssertRefused(EntryCheck.SystemCallTargetNotCanonical, (ref s) => s.Lstar = NotCanonical);
        AssertRefused(EntryCheck.SystemCallTargetNotCanonical, (ref s) => s.Cstar = NotCanonical);
        AssertRefused(EntryCheck.SysenterTargetNotCanonical, (ref s) => s.SysenterEip = NotCanonical);
        AssertRefused(EntryCheck.SysenterTargetNotCanonical, (ref s) => s.SysenterEsp = NotCanonical);
    }

    [Test]
    public void Xcr0_values_that_xsetbv_refuses_are_refused()
    {
        AssertRefused(EntryCheck.Xcr0Reserved, (ref s) => s.Xcr0 |= 1UL << 3);
        AssertRefused(EntryCheck.Xcr0Combination, (ref s) => s.Xcr0 = 0);
        AssertRefused(EntryCheck.Xcr0Combination, (ref s) => s.Xcr0 = Xcr0.X87 | Xcr0.Avx);
        AssertRefused(EntryCheck.Xcr0Combination, (ref s) => s.Xcr0 = 7 | (1UL << 5));
        AssertRefused(EntryCheck.Xcr0Combination, (ref s) => s.Xcr0 = 3 | Xcr0.Avx512);
    }

    [Test]
    public void Every_check_has_a_sentence_of_its_own()
    {
        var sentences = new HashSet<string>();
        foreach (EntryCheck check in Enum.GetValues<EntryCheck>())
        {
            if (check != EntryCheck.None)
            {
                string sentence = Encoding.UTF8.GetString(EntryCheckText.Describe(check));
                Assert.That(sentence, Is.Not.Empty, check.ToString());
                Assert.That(sentences.Add(sentence), Is.True, check.ToString());
            }
        }
    }

    private static void AssertRefused(EntryCheck expected, Change change) =>
        Assert.That(CheckAfter(change), Is.EqualTo(expected));

    private static EntryCheck CheckAfter(Change change)
    {
        VcpuState state;
        GuestStates.WriteLongMode(&state);
        change(ref state);
        return EntryChecks.Check(&state, GuestStates.Limits);
    }
}
