// An instruction emulator with RAM, a recording device and a port device.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Emulation;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Tests.Emulation;

internal sealed class EmulatorBench : IDisposable
{
    public const ulong Code = 0x10_0000;
    public const ulong DeviceBase = 0xD000_0000;
    public const int DeviceSize = 0x4000;

    private readonly NativeRam ram = new(8 << 20);

    public EmulatorBench(int bitness = 64)
    {
        MemoryBus bus = new();
        bus.Attach("recorder", DeviceBase, DeviceSize, Device);
        Ports.Attach("recorder", 0x500, 8, PortDevice, 4);
        GuestPageTables tables = TestPageTables.Of(ram.Ram, Vcpu);
        GuestDataAccess access = new(ram.Ram, bus, tables, Exceptions);
        Emulator = new InstructionEmulator(Vcpu, access, Ports, Exceptions);
        Bitness = bitness;
        ref VcpuState state = ref State;
        if (bitness == 64)
        {
            BootRegisters.EnterLongMode(ref state, ram.Ram, Code);
        }
        else
        {
            BootRegisters.EnterProtectedMode(ref state, ram.Ram, Code);
        }

        if (bitness == 16)
        {
            EnterRealMode(ref state);
        }

        state.ValidGroups = VcpuRegisterGroup.All;
    }

    public int Bitness { get; }

    public ScriptedVcpu Vcpu { get; } = new();

    public ref VcpuState State => ref Vcpu.State;

    public GuestRam Ram => ram.Ram;

    public NativeRam NativeRam => ram;

    public RecordingMemoryDevice Device { get; } = new(DeviceSize);

    public RecordingPortDevice PortDevice { get; } = new();

    public PortBus Ports { get; } = new();

    public PendingException Exceptions { get; } = new();

    public InstructionEmulator Emulator { get; }

    public ref ulong Register(GeneralRegister register) => ref GuestRegisters.At(ref State, register);

    /// <summary>Assembles at RIP and executes one instruction.</summary>
    public EmulationResult Execute(Action<Assembler> emit)
    {
        Assembler assembler = new(Bitness);
        emit(assembler);
        using MemoryStream code = new();
        assembler.Assemble(new StreamCodeWriter(code), State.Rip);
        Put(State.Rip + (Bitness == 64 ? 0 : State.Cs.Base), code.ToArray());
        return Emulator.Execute(ref State);
    }

    public void Put(ulong address, ReadOnlySpan<byte> bytes) =>
        Assert.That(Ram.TryWrite(address, bytes), Is.True, "the test's bytes fit into RAM");

    public void Dispose()
    {
        ram.Dispose();
        Vcpu.Dispose();
    }

    private static void EnterRealMode(ref VcpuState state)
    {
        state.Cr0 = 0x10;
        state.Cs = GuestSegments.Real(0x1000, code: true);
        state.Ds = state.Es = state.Ss = GuestSegments.Real(0x2000, code: false);
        state.Rip = 0x100;
    }
}
