// A whole guest machine on a scripted processor.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests;

internal sealed class MachineBench : IMonitorEvents, ISerialSink, IDisposable
{
    public const ulong KernelEntry = 0x100_0200;

    private readonly NativeRam ram = new(32 << 20);
    private readonly StringBuilder output = new();

    public MachineBench(FakeHostCpuid? host = null)
    {
        MemoryFiles files = new();
        files.Add("bzimage", new SyntheticKernel().Contents);
        Machine = new GuestMachine(new MachineParts(
            [Vcpu], ram.Ram, files, new GuestImageNames("bzimage", "", "quiet"), host ?? new FakeHostCpuid(), this, this, 0));
        Machine.Start();
    }

    public ScriptedVcpu Vcpu { get; } = new();

    public GuestMachine Machine { get; }

    public VirtualProcessor Processor => Machine.BootProcessor;

    public ref VcpuState State => ref Vcpu.State;

    public NativeRam Ram => ram;

    public string Output => output.ToString();

    public List<string> Events { get; } = [];

    public ref ulong Register(GeneralRegister register) => ref GuestRegisters.At(ref State, register);

    /// <summary>
    /// One entry that ends with this exit; the instruction is 2 bytes long. Returns true if the guest continues.
    /// </summary>
    public bool Exit(VcpuExitReason reason, ulong qualification = 0, ScriptedVcpu.Step? before = null)
    {
        Vcpu.Then((ref VcpuState state) =>
        {
            state.Qualification = qualification;
            state.NextInstruction = state.Rip + 2;
            before?.Invoke(ref state);
            return reason;
        });
        return Processor.Step(ref State);
    }

    public bool Out(ushort port, uint value, int width = 1)
    {
        Register(GeneralRegister.Rax) = value;
        return Exit(VcpuExitReason.PortAccess, port | ((ulong)width << 16));
    }

    public uint In(ushort port, int width = 1)
    {
        Exit(VcpuExitReason.PortAccess, port | ((ulong)width << 16) | (1 << 24));
        return (uint)Register(GeneralRegister.Rax);
    }

    public bool WriteMsr(uint msr, ulong value)
    {
        Register(GeneralRegister.Rcx) = msr;
        Register(GeneralRegister.Rax) = (uint)value;
        Register(GeneralRegister.Rdx) = value >> 32;
        return Exit(VcpuExitReason.MsrWrite);
    }

    public ulong ReadMsr(uint msr)
    {
        Register(GeneralRegister.Rcx) = msr;
        Exit(VcpuExitReason.MsrRead);
        return (Register(GeneralRegister.Rdx) << 32) | Register(GeneralRegister.Rax);
    }

    /// <summary>The guest is ready for interrupts from the next exit on.</summary>
    public void EnableInterrupts()
    {
        State.Rflags |= 1 << 9;
        State.Interruptible = 1;
    }

    /// <summary>What the next entry injects; 0: nothing.</summary>
    public ulong NextInjection()
    {
        Exit(VcpuExitReason.Pause);
        return Vcpu.Injections[^1];
    }

    void IMonitorEvents.Notified() => Events.Add("notified");

    void IMonitorEvents.Idle() => Events.Add("idle");

    void IMonitorEvents.HaltedForever() => Events.Add("halted");

    void ISerialSink.Write(ReadOnlySpan<byte> values) => output.Append(Encoding.Latin1.GetString(values));

    public void Dispose()
    {
        ram.Dispose();
        Vcpu.Dispose();
    }
}
