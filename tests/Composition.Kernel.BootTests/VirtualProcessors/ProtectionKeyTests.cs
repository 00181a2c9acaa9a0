// Guests: the register of protection keys, which a monitor needs for accesses that it makes for its guest.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture]
public class ProtectionKeyTests() : VirtualProcessorFixture(TestMachine.QemuSvm)
{
    // The processors of the other tests have no protection keys.
    private static readonly string[] processorWithKeys = ["-cpu", "max,+svm"];

    [Test]
    public void A_monitor_reads_PKRU_as_its_guest_has_set_it()
    {
        const uint Rights = 0x5A5A_5A58;
        const int ProtectionKeysAndXSave = (1 << 22) | (1 << 18);
        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            a =>
            {
                a.mov(eax, ProtectionKeysAndXSave);
                a.mov(cr4, eax);
                Hypercall(a);
                a.mov(eax, Rights);
                a.xor(ecx, ecx);
                a.xor(edx, edx);
                a.wrpkru();
                Hypercall(a);
            },
            code =>
            {
                TestGuest.SetCr4(code, ProtectionKeysAndXSave);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot);
                TestGuest.ExpectField(code, nameof(VcpuState.ProtectionKeyRights), 0);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot);
                TestGuest.ExpectField(code, nameof(VcpuState.ProtectionKeyRights), Rights);
                code.WaitForEver();
            });

        string console = Machine.Run(system, processorWithKeys);

        AssertInOrder(
            console, "exit Hypercall", "ProtectionKeyRights is right", "exit Hypercall", "ProtectionKeyRights is right");
    }
}
