// Protection keys in accesses that the monitor makes for its guest.
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Tests.Memory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProtectionKeysTests : IDisposable
{
    // By the manual (Intel SDM vol. 3, 4.6.2 and 4.7), apart from the product's constants.
    private const ulong P = 1, W = 2, U = 4;
    private const ulong Key = 3;
    private const ulong AccessDisable = 1UL << (2 * (int)Key);
    private const ulong WriteDisable = 2UL << (2 * (int)Key);
    private const ulong Cr4Keys = 1 << 22;
    private const ulong Cr0WriteProtect = 1 << 16;
    private const uint PresentAndKey = 0x21;
    private const uint WriteBit = 2, UserBit = 4;
    private const ulong UserPage = 0x1000, SupervisorPage = 0x2000;

    private readonly NativeRam memory = new(0x10_0000);
    private readonly ScriptedVcpu vcpu = new();
    private readonly GuestPageTables tables;

    public ProtectionKeysTests()
    {
        tables = TestPageTables.Of(memory.Ram, vcpu);
        ref VcpuState state = ref vcpu.State;
        state.Cr0 = 0x8000_0001 | Cr0WriteProtect;
        state.Cr3 = 0x1000;
        state.Cr4 = 0x20 | Cr4Keys;
        state.Efer = 0x500;
        Put(0x1000, 0x2000 | P | W | U);
        Put(0x2000, 0x3000 | P | W | U);
        Put(0x3000, 0x4000 | P | W | U);
        Put(0x4000 + 8, 0x5_5000 | P | W | U | (Key << 59));
        Put(0x4000 + 16, 0x5_6000 | P | W | (Key << 59));
    }

    [TestCase(false, false, 0U)]
    [TestCase(true, false, WriteBit)]
    [TestCase(false, true, UserBit)]
    [TestCase(true, true, UserBit | WriteBit)]
    public void A_key_without_access_forbids_reads_and_writes_at_any_privilege_level(bool writes, bool byUser, uint code)
    {
        LinearAccess access =
            (writes ? LinearAccess.Write : LinearAccess.Read) | (byUser ? LinearAccess.User : LinearAccess.Read);
        vcpu.State.ProtectionKeyRights = AccessDisable;
        Assert.That(Fault(UserPage, access), Is.EqualTo(PresentAndKey | code));
    }

    [Test]
    public void A_key_without_writes_allows_reads()
    {
        vcpu.State.ProtectionKeyRights = WriteDisable;
        Assert.That(Fault(UserPage, LinearAccess.Read), Is.Zero);
        Assert.That(Fault(UserPage, LinearAccess.Write), Is.EqualTo(PresentAndKey | WriteBit));
    }

    [Test]
    public void A_supervisor_that_ignores_write_protection_ignores_a_key_without_writes()
    {
        vcpu.State.ProtectionKeyRights = WriteDisable;
        vcpu.State.Cr0 &= ~Cr0WriteProtect;
        Assert.That(Fault(UserPage, LinearAccess.Write), Is.Zero);
        Assert.That(
            Fault(UserPage, LinearAccess.User | LinearAccess.Write), Is.EqualTo(PresentAndKey | WriteBit | UserBit));
    }

    [Test]
    public void Fetches_pages_of_the_supervisor_and_other_keys_are_not_concerned()
    {
        vcpu.State.ProtectionKeyRights = AccessDisable;
        Assert.That(Fault(UserPage, LinearAccess.Fetch | LinearAccess.User), Is.Zero);
        Assert.That(Fault(SupervisorPage, LinearAccess.Write), Is.Zero);
        vcpu.State.ProtectionKeyRights = ~(AccessDisable | WriteDisable);
        Assert.That(Fault(UserPage, LinearAccess.User | LinearAccess.Write), Is.Zero);
    }

    [Test]
    public void Without_CR4_PKE_keys_mean_nothing_and_PKRU_is_not_asked_for()
    {
        vcpu.State.ProtectionKeyRights = ulong.MaxValue;
        vcpu.State.Cr4 &= ~Cr4Keys;
        Assert.That(Fault(UserPage, LinearAccess.User), Is.Zero);
        Assert.That(vcpu.ReadStateCalls, Is.Zero);
    }

    [Test]
    public void PKRU_is_asked_for_once_an_exit()
    {
        Fault(SupervisorPage, LinearAccess.Read);
        Assert.That(vcpu.ReadStateCalls, Is.Zero);
        Fault(UserPage, LinearAccess.Read);
        Fault(UserPage, LinearAccess.Write);
        Assert.That(vcpu.ReadStateCalls, Is.EqualTo(1));
    }

    public void Dispose()
    {
        memory.Dispose();
        vcpu.Dispose();
    }

    // The error code; 0 when there is no fault.
    private uint Fault(ulong linear, LinearAccess access)
    {
        TranslationStatus status = tables.Translate(ref vcpu.State, linear, access, out _, out uint error);
        Assert.That(status, Is.EqualTo(error == 0 ? TranslationStatus.Translated : TranslationStatus.PageFault));
        return error;
    }

    private void Put(ulong address, ulong entry) => memory.Ram.TryWrite(address, 8, entry);
}
