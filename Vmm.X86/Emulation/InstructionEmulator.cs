// Executes one instruction of the guest that touches a device: fetch, decode, dispatch.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

/// <summary>
/// Emulates the integer instructions that compilers and kernels use on device memory, and string I/O. Decoders are
/// made once; an instruction allocates nothing. The instruction may be anything: what is not known is refused.
/// </summary>
internal sealed partial class InstructionEmulator
{
    private readonly IVcpu vcpu;
    private readonly GuestDataAccess memory;
    private readonly PortBus ports;
    private readonly PendingException exceptions;
    private readonly GuestCodeReader reader = new();
    private readonly Decoder decoder16;
    private readonly Decoder decoder32;
    private readonly Decoder decoder64;

    // Unpacked once: the decoder's out parameter and every step use this one.
    private Instruction instruction;

    public InstructionEmulator(IVcpu vcpu, GuestDataAccess memory, PortBus ports, PendingException exceptions)
    {
        this.vcpu = vcpu;
        this.memory = memory;
        this.ports = ports;
        this.exceptions = exceptions;
        decoder16 = Decoder.Create(16, reader);
        decoder32 = Decoder.Create(32, reader);
        decoder64 = Decoder.Create(64, reader);
    }

    /// <summary>The bytes of the last instruction, for reports.</summary>
    public ReadOnlySpan<byte> CodeBytes => reader.Bytes;

    /// <summary>The length of the last instruction; 0 if its bytes are none.</summary>
    public int InstructionLength => instruction.IsInvalid ? 0 : instruction.Length;

    /// <summary>What the last instruction, if it is a MOV to CR4, writes there.</summary>
    /// <returns>False: it is another instruction.</returns>
    public bool TryReadCr4Source(ref VcpuState state, out ulong value)
    {
        value = 0;
        if (instruction.Mnemonic != Mnemonic.Mov || instruction.Op0Register != Register.CR4)
        {
            return false;
        }

        var source = IcedRegister.From(instruction.Op1Register);
        ulong whole = GuestRegisters.At(ref state, source.Index);
        value = source.Width == sizeof(ulong) ? whole : (uint)whole;
        return true;
    }

    /// <summary>Executes the instruction at the guest's RIP.</summary>
    public EmulationResult Execute(ref VcpuState state)
    {
        EmulationResult fetched = FetchAndDecode(ref state);
        if (fetched != EmulationResult.Completed)
        {
            return fetched;
        }

        EmulationResult result = Dispatch(ref state);
        if (result == EmulationResult.Completed)
        {
            ProcessorMode.Complete(ref state, state.Rip + (ulong)instruction.Length);
        }

        return result;
    }

    /// <summary>Decodes the instruction at RIP: its length, for exits that do not report it.</summary>
    public EmulationResult FetchAndDecode(ref VcpuState state)
    {
        bool is64Bit = ProcessorMode.Is64Bit(ref state);
        ulong linear = is64Bit ? state.Rip : (uint)(state.Cs.Base + state.Rip);
        int count = memory.Fetch(ref state, linear, reader.Buffer);
        reader.Begin(count);
        instruction = default;
        if (count == 0)
        {
            return exceptions.IsPending ? EmulationResult.Faulted : EmulationResult.NoCode;
        }

        Decoder decoder = ProcessorMode.Bitness(ref state) switch { 64 => decoder64, 32 => decoder32, _ => decoder16 };
        decoder.IP = state.Rip;
        decoder.Decode(out instruction);
        if (!instruction.IsInvalid)
        {
            return EmulationResult.Completed;
        }

        bool isCutOff = count < GuestCodeReader.MaximumInstructionLength
            && decoder.LastError == DecoderError.NoMoreBytes;
        return isCutOff && memory.RaiseFetchFault(ref state, linear + (ulong)count)
            ? EmulationResult.Faulted
            : EmulationResult.Unsupported;
    }

    private EmulationResult Dispatch(ref VcpuState state)
    {
        if (instruction.IsStringInstruction)
        {
            return ExecuteString(ref state);
        }

        switch (instruction.Mnemonic)
        {
            case Mnemonic.Mov:
            case Mnemonic.Movnti:
                return Move(ref state, signExtend: false);
            case Mnemonic.Movzx:
                return Move(ref state, signExtend: false);
            case Mnemonic.Movsx:
            case Mnemonic.Movsxd:
                return Move(ref state, signExtend: true);
            case Mnemonic.Add:
            case Mnemonic.Adc:
            case Mnemonic.Sub:
            case Mnemonic.Sbb:
            case Mnemonic.And:
            case Mnemonic.Or:
            case Mnemonic.Xor:
                return Combine(ref state);
            case Mnemonic.Cmp:
            case Mnemonic.Test:
                return Compare(ref state);
            case Mnemonic.Inc:
            case Mnemonic.Dec:
            case Mnemonic.Neg:
            case Mnemonic.Not:
                return Modify(ref state);
            case Mnemonic.Xchg:
            case Mnemonic.Xadd:
                return Exchange(ref state);
            case Mnemonic.Cmpxchg:
                return CompareExchange(ref state);
            case Mnemonic.Bt:
            case Mnemonic.Bts:
            case Mnemonic.Btr:
            case Mnemonic.Btc:
                return TestBit(ref state);
            default:
                return EmulationResult.Unsupported;
        }
    }
}
