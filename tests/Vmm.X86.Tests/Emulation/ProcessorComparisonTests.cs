// The emulator against the processor that runs the tests: same instruction, same operands, same result.
using CamkesNet.Abi;
using CamkesNet.Vmm.Emulation;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Tests.Emulation;

/// <summary>RBX points to the operand: in a device for the emulator, in a buffer for the processor.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed unsafe class ProcessorComparisonTests
{
    private const int Rounds = 25;
    private const int WindowSize = 256;
    private const int OperandOffset = 128;
    private const int Rbx = (int)GeneralRegister.Rbx;
    private const int Rsp = (int)GeneralRegister.Rsp;
    private const ulong Carry = 1;
    private const ulong Zero = 1 << 6;
    private const ulong Direction = 1 << 10;

    // Carry, parity, auxiliary, zero, sign, overflow, direction.
    private const ulong AllFlags = 0xCD5;
    private const ulong WithoutAuxiliary = AllFlags & ~(1UL << 4);
    private const ulong CarryAndDirection = Carry | Direction;

    private static IEnumerable<TestCaseData> Instructions()
    {
        foreach ((string name, Action<Assembler> emit, ulong flags) in
            InstructionForms.TwoOperands(AllFlags, WithoutAuxiliary)
            .Concat(InstructionForms.Moves(AllFlags))
            .Concat(InstructionForms.OneOperand(AllFlags))
            .Concat(InstructionForms.Exchanges(AllFlags))
            .Concat(InstructionForms.Bits(CarryAndDirection)))
        {
            yield return new TestCaseData(emit, flags).SetArgDisplayNames(name);
        }
    }

    private static IEnumerable<TestCaseData> StringInstructions()
    {
        foreach ((string name, Action<Assembler> emit, ulong flags) in InstructionForms.Strings(AllFlags))
        {
            yield return new TestCaseData(emit, flags).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(Instructions))]
    public void An_instruction_on_device_memory_does_what_the_processor_does(Action<Assembler> emit, ulong flagMask)
    {
        Compare(emit, flagMask, (registers, random, hostBase, guestBase) =>
        {
            registers[Rbx] = (hostBase + OperandOffset, guestBase + OperandOffset);

            // As a bit offset and as an index it stays within the window.
            ulong small = (ulong)random.Next(-500, 500);
            registers[(int)GeneralRegister.R9] = (small, small);
            ulong index = (ulong)random.Next(-16, 16);
            registers[(int)GeneralRegister.R12] = (index, index);
        });
    }

    [TestCaseSource(nameof(StringInstructions))]
    public void A_string_instruction_does_what_the_processor_does(Action<Assembler> emit, ulong flagMask)
    {
        Compare(emit, flagMask, (registers, random, hostBase, guestBase) =>
        {
            ulong source = (ulong)random.Next(96, 160);
            ulong target = (ulong)random.Next(96, 160);
            ulong count = (ulong)random.Next(0, 9);
            registers[(int)GeneralRegister.Rsi] = (hostBase + source, guestBase + source);
            registers[(int)GeneralRegister.Rdi] = (hostBase + target, guestBase + target);
            registers[(int)GeneralRegister.Rcx] = (count, count);
        });
    }

    private static void Compare(
        Action<Assembler> emit,
        ulong flagMask,
        Action<(ulong Host, ulong Guest)[], Random, ulong, ulong> setPointers)
    {
        Assume.That(NativeProcessor.IsAvailable, "The tests run on an x86-64 processor.");
        using NativeProcessor host = new();
        using EmulatorBench bench = new();
        Random random = new(20260101);
        byte[] window = GC.AllocateUninitializedArray<byte>(WindowSize, pinned: true);
        fixed (byte* pointer = window)
        {
            for (int round = 0; round < Rounds; round++)
            {
                var registers = new (ulong Host, ulong Guest)[NativeProcessor.RegisterCount];
                FillRandom(random, window, registers);
                setPointers(registers, random, (ulong)pointer, EmulatorBench.DeviceBase);
                ulong flags = Rflags.Fixed | ((ulong)random.NextInt64() & AllFlags);
                Load(bench, host, registers, window, flags);

                host.Execute(emit);
                bench.State.Rip = EmulatorBench.Code;
                EmulationResult result = bench.Execute(emit);

                Assert.That(result, Is.EqualTo(EmulationResult.Completed), $"round {round}");
                Check(bench, host, registers, window, flagMask, round);
            }
        }
    }

    private static void FillRandom(Random random, byte[] window, (ulong Host, ulong Guest)[] registers)
    {
        random.NextBytes(window);
        if (random.Next(4) == 0)
        {
            // Equal bytes make comparisons succeed now and then.
            window.AsSpan().Fill((byte)random.Next(2));
        }

        for (int i = 0; i < registers.Length; i++)
        {
            ulong value = random.Next(4) == 0 ? (ulong)random.Next(2) - 1 : (ulong)random.NextInt64() << 1;
            registers[i] = (value, value);
        }

        // Half the time CMPXCHG finds what it expects.
        if (random.Next(2) == 0)
        {
            ulong operand = BitConverter.ToUInt64(window, OperandOffset);
            registers[(int)GeneralRegister.Rax] = (operand, operand);
        }
    }

    private static void Load(
        EmulatorBench bench,
        NativeProcessor host,
        (ulong Host, ulong Guest)[] registers,
        byte[] window,
        ulong flags)
    {
        for (int i = 0; i < registers.Length; i++)
        {
            host.Registers[i] = registers[i].Host;
            GuestRegisters.At(ref bench.State, i) = registers[i].Guest;
        }

        host.Flags = flags;
        bench.State.Rflags = flags;
        window.CopyTo(bench.Device.Bytes.AsSpan());
    }

    private static void Check(
        EmulatorBench bench,
        NativeProcessor host,
        (ulong Host, ulong Guest)[] registers,
        byte[] window,
        ulong flagMask,
        int round)
    {
        for (int i = 0; i < registers.Length; i++)
        {
            if (i != Rsp)
            {
                // A pointer differs by where it points; both move by the same distance.
                ulong distance = registers[i].Guest - registers[i].Host;
                Assert.That(
                    GuestRegisters.At(ref bench.State, i) - distance,
                    Is.EqualTo(host.Registers[i]),
                    $"{(GeneralRegister)i} in round {round}");
            }
        }

        Assert.That(bench.State.Rflags & flagMask, Is.EqualTo(host.Flags & flagMask), $"flags in round {round}");
        Assert.That(
            bench.Device.Bytes.AsSpan(0, WindowSize).SequenceEqual(window), Is.True, $"memory in round {round}");
    }
}
