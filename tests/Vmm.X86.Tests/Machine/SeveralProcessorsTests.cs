// A machine's processors each have their own registers, local APIC and counters, and reach one another by the APIC bus.
using CamkesNet.Abi;
using CamkesNet.Tests.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests.Machine;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SeveralProcessorsTests : IMonitorEvents, ISerialSink, IDisposable
{
    private const uint ApicBase = 0x1B;
    private const uint TscAdjust = 0x3B;
    private const uint X2ApicId = 0x802;
    private const uint X2ApicCommand = 0x830;
    private const ulong EnableX2Apic = 1 << 10;

    private readonly NativeRam ram = new(32 << 20);
    private readonly ScriptedVcpu[] vcpus = [new(), new(), new()];
    private readonly GuestMachine machine;

    public SeveralProcessorsTests()
    {
        MemoryFiles files = new();
        files.Add("bzimage", new SyntheticKernel().Contents);
        machine = new GuestMachine(new MachineParts(
            [.. vcpus], ram.Ram, files, new GuestImageNames("bzimage", "", ""), new FakeHostCpuid(), this, this, 0));
        machine.Start();
    }

    [Test]
    public void The_MADT_lists_every_processor()
    {
        byte[] madt = new AcpiReader(ram.Ram).Tables["APIC"];
        Assert.That(
            Enumerable.Range(0, 3).Select(i => Convert.ToHexString(madt, 44 + (i * 8), 8)),
            Is.EqualTo(new[] { "0008000001000000", "0008010101000000", "0008020201000000" }));
    }

    [Test]
    public void CPUID_gives_each_its_APIC_ID_and_the_number_of_processors()
    {
        for (int processor = 0; processor < vcpus.Length; processor++)
        {
            (uint ebx, _) = Cpuid(processor, 1, 0);
            Assert.That((ebx >> 24, ebx >> 16 & 0xFF), Is.EqualTo(((uint)processor, 3u)));
            (ebx, uint edx) = Cpuid(processor, 0xB, 1);
            Assert.That((ebx, edx), Is.EqualTo((3u, (uint)processor)));
            Assert.That(Register(processor, GeneralRegister.Rax), Is.EqualTo(2UL), "bits of the ID below the package");
        }
    }

    [Test]
    public void Each_has_a_local_APIC_and_a_counter_of_its_own()
    {
        WriteMsr(1, TscAdjust, 1000);
        for (int processor = 0; processor < vcpus.Length; processor++)
        {
            WriteMsr(processor, ApicBase, ReadMsr(processor, ApicBase) | EnableX2Apic);
            Assert.That(ReadMsr(processor, X2ApicId), Is.EqualTo((ulong)processor));
            Assert.That(ReadMsr(processor, TscAdjust), Is.EqualTo(processor == 1 ? 1000UL : 0));
            Assert.That(ReadMsr(processor, ApicBase) >> 8 & 1, Is.EqualTo(processor == 0 ? 1UL : 0), "the boot processor");
        }
    }

    [Test]
    public void A_message_of_one_interrupts_another()
    {
        for (int processor = 0; processor < vcpus.Length; processor++)
        {
            WriteMsr(processor, ApicBase, ReadMsr(processor, ApicBase) | EnableX2Apic);
            WriteMsr(processor, 0x80F, 0x1FF);
        }

        WriteMsr(0, X2ApicCommand, 2UL << 32 | 0x55);
        Assert.That(
            machine.Processors.Select(processor => processor.Interrupts.HasInterrupt),
            Is.EqualTo(new[] { false, false, true }));
        Assert.That(machine.Processors[2].Interrupts.TakeInterrupt(), Is.EqualTo(0x55));
    }

    [Test]
    public void INIT_and_start_up_messages_reach_the_processor_that_they_name()
    {
        WriteMsr(0, ApicBase, ReadMsr(0, ApicBase) | EnableX2Apic);
        WriteMsr(0, X2ApicCommand, 1UL << 32 | 0x4500);
        WriteMsr(0, X2ApicCommand, 1UL << 32 | 0x4608);
        Assert.That(
            machine.Processors.Select(processor => processor.Interrupts.StartupVector),
            Is.EqualTo(new[] { -1, 8, -1 }));
    }

    [Test]
    public void Devices_interrupt_the_processor_that_boots()
    {
        machine.Devices.Interrupts.ConfigureAsFirmware();
        machine.Devices.Interrupts.Line(4).Raise();
        Assert.That(
            machine.Processors.Select(processor => processor.Interrupts.HasInterrupt),
            Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public void An_exception_is_pending_at_the_processor_that_caused_it()
    {
        ReadMsr(1, 0x48);
        ReadMsr(0, ApicBase);
        ReadMsr(1, ApicBase);
        Assert.That(vcpus[0].Injections, Is.All.Zero);
        Assert.That(vcpus[1].Injections[^1], Is.EqualTo(0x8000_030DUL), "#GP of real mode: without a code");
    }

    void IMonitorEvents.Notified()
    {
    }

    void IMonitorEvents.Idle()
    {
    }

    void IMonitorEvents.HaltedForever()
    {
    }

    void ISerialSink.Write(ReadOnlySpan<byte> values)
    {
    }

    public void Dispose()
    {
        ram.Dispose();
        foreach (ScriptedVcpu vcpu in vcpus)
        {
            vcpu.Dispose();
        }
    }

    private ref ulong Register(int processor, GeneralRegister register) =>
        ref GuestRegisters.At(ref vcpus[processor].State, register);

    private void Exit(int processor, VcpuExitReason reason)
    {
        vcpus[processor].Then((ref VcpuState state) =>
        {
            state.NextInstruction = state.Rip + 2;
            return reason;
        });
        Assert.That(machine.Processors[processor].Step(ref vcpus[processor].State), Is.True);
    }

    private (uint Ebx, uint Edx) Cpuid(int processor, uint leaf, uint subleaf)
    {
        Register(processor, GeneralRegister.Rax) = leaf;
        Register(processor, GeneralRegister.Rcx) = subleaf;
        Exit(processor, VcpuExitReason.Cpuid);
        return ((uint)Register(processor, GeneralRegister.Rbx), (uint)Register(processor, GeneralRegister.Rdx));
    }

    private void WriteMsr(int processor, uint msr, ulong value)
    {
        Register(processor, GeneralRegister.Rcx) = msr;
        Register(processor, GeneralRegister.Rax) = (uint)value;
        Register(processor, GeneralRegister.Rdx) = value >> 32;
        Exit(processor, VcpuExitReason.MsrWrite);
    }

    private ulong ReadMsr(int processor, uint msr)
    {
        Register(processor, GeneralRegister.Rcx) = msr;
        Exit(processor, VcpuExitReason.MsrRead);
        return (Register(processor, GeneralRegister.Rdx) << 32) | Register(processor, GeneralRegister.Rax);
    }
}
