// The monitor allocates nothing while its machine runs or starts afresh.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AllocationTests : ExitFixture
{
    [Test]
    public void A_running_machine_allocates_nothing()
    {
        Bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0x8B, 0x43, 0x10]);
        Bench.Vcpu.Forever = (ref VcpuState state) =>
        {
            ulong round = state.ExitTimestamp;
            state.Rip = MachineBench.KernelEntry;
            state.NextInstruction = 0;
            state.Qualification = round % 7 != 0 ? 0 : (round & 1) != 0 ? 0x101_0040UL : 0x101_03FD;
            state.SetRax(round % 20);
            Vmm.Processor.GuestRegisters.At(ref state, GeneralRegister.Rbx) = 0xFEC0_0000;
            Vmm.Processor.GuestRegisters.At(ref state, GeneralRegister.Rcx) = (round & 2) != 0 ? 0x10u : 0x123u;
            state.Interruptible = 1;
            return (round % 7) switch
            {
                0 => VcpuExitReason.PortAccess,
                1 => VcpuExitReason.MemoryAccess,
                2 => VcpuExitReason.MsrRead,
                3 => VcpuExitReason.Hypercall,
                4 => VcpuExitReason.InterruptWindow,
                5 => VcpuExitReason.CacheControl,
                _ => VcpuExitReason.Cpuid,
            };
        };
        Play(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(50_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Play(int exits)
        {
            for (int i = 0; i < exits; i++)
            {
                if (!Bench.Processor.Step(ref Bench.State))
                {
                    Assert.Fail(Bench.Processor.Failure.ToString());
                }
            }
        }
    }

    [Test]
    public void A_restart_allocates_nothing()
    {
        Bench.Machine.Start();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Bench.Machine.Start();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
