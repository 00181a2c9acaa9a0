// What the comparison with the processor cannot show: segments, faults, modes, ports, and a guest that means harm.
using CamkesNet.Abi;
using CamkesNet.Vmm.Emulation;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Processor;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Emulation;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InstructionEmulatorTests : IDisposable
{
    private const ulong DeviceBase = EmulatorBench.DeviceBase;

    // EventInjection by the manual: valid, type exception, error code valid. AMD APM vol. 2, 15.20.
    private const ulong Exception = 0x8000_0300;
    private const ulong WithErrorCode = 0x800;

    private EmulatorBench bench = new();

    [Test]
    public void RIP_goes_behind_the_instruction_and_the_shadow_ends()
    {
        bench.Register(GeneralRegister.Rbx) = DeviceBase;
        bench.State.InterruptShadow = 1;
        bench.State.Rflags |= 1 << 9;

        Assert.That(bench.Execute(a => a.mov(__dword_ptr[rbx + 0x1000], 5)), Is.EqualTo(EmulationResult.Completed));

        Assert.That(bench.State.Rip, Is.EqualTo(EmulatorBench.Code + 10));
        Assert.That(bench.State.InterruptShadow, Is.Zero);
        Assert.That(bench.State.Interruptible, Is.EqualTo(1u));
        Assert.That(bench.Device.Log, Is.EqualTo(new[] { "write 4 at 1000: 5" }));
    }

    [Test]
    public void A_64_bit_absolute_address_reaches_the_device()
    {
        bench.Register(GeneralRegister.Rax) = 0x1122_3344_5566_7788;
        Assert.That(bench.Execute(a => a.mov(__dword_ptr[DeviceBase + 8], eax)), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Device.Log, Is.EqualTo(new[] { "write 4 at 8: 55667788" }));
    }

    [Test]
    public void An_address_relative_to_RIP_reaches_the_device()
    {
        ref VcpuState state = ref bench.State;
        byte[] code = [0x8B, 0x05, 0x10, 0x00, 0x00, 0x00];
        MapCodeToRam(0xCFFF_F000, 0x20_0000);
        bench.Ram.TryWrite(0x20_0FF0, code);
        state.Rip = 0xCFFF_FFF0;
        bench.Device.Bytes[6] = 0x5A;

        Assert.That(bench.Emulator.Execute(ref state), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Register(GeneralRegister.Rax), Is.EqualTo(0x5AUL));
    }

    [Test]
    public void GS_adds_its_base_which_is_asked_for()
    {
        bench.State.ValidGroups = VcpuRegisterGroup.General | VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments;
        bench.State.Gs.Base = DeviceBase;
        bench.Register(GeneralRegister.Rdx) = 0x40;

        Assert.That(bench.Execute(a => a.mov(al, __byte_ptr.gs[rdx])), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Vcpu.ReadStateCalls, Is.EqualTo(1));
        Assert.That(bench.Device.Log, Is.EqualTo(new[] { "read 1 at 40" }));
    }

    [Test]
    public void An_access_over_the_end_of_a_page_is_made_in_bytes_on_both()
    {
        bench.Register(GeneralRegister.Rbx) = DeviceBase + 0xFFE;
        bench.Register(GeneralRegister.Rax) = 0xAABBCCDD;

        Assert.That(bench.Execute(a => a.mov(__dword_ptr[rbx], eax)), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Device.Bytes[0xFFE..0x1002], Is.EqualTo(new byte[] { 0xDD, 0xCC, 0xBB, 0xAA }));
    }

    [Test]
    public void An_operand_in_a_page_that_is_not_mapped_faults_and_changes_nothing()
    {
        bench.Register(GeneralRegister.Rbx) = 0x80_0000_0000;
        ulong rip = bench.State.Rip;

        Assert.That(bench.Execute(a => a.add(__dword_ptr[rbx], eax)), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.State.Rip, Is.EqualTo(rip));
        Assert.That(bench.State.Cr2, Is.EqualTo(0x80_0000_0000UL));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 14 | (2UL << 32)));
    }

    [Test]
    public void A_read_modify_write_of_a_read_only_page_does_not_read_the_device()
    {
        // The page directory entry of the device loses its write bit, and CR0.WP is set.
        bench.State.Cr0 |= 1 << 16;
        const ulong Tables = GuestMemoryLayout.PageTables;
        bench.Ram.TryWrite(Tables + 0x1000 + (8 * 3), 8, Tables + 0x5000 + 1);
        bench.Register(GeneralRegister.Rbx) = DeviceBase;

        Assert.That(bench.Execute(a => a.or(__dword_ptr[rbx], 1)), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Device.Log, Is.Empty);
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 14 | (3UL << 32)));
    }

    [Test]
    public void An_address_that_is_not_canonical_raises_a_general_protection_fault()
    {
        bench.Register(GeneralRegister.Rbx) = 0x8000_0000_0000_0000;
        Assert.That(bench.Execute(a => a.mov(eax, __dword_ptr[rbx])), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 13));
    }

    [Test]
    public void In_32_bit_code_a_limit_is_checked_and_a_base_added()
    {
        Use(32);
        bench.State.Ds.Limit = 0xFFF;
        bench.State.Ds.Base = DeviceBase;
        bench.Register(GeneralRegister.Rbx) = 0xFFC;
        bench.Register(GeneralRegister.Rcx) = 0xFFD;

        Assert.That(bench.Execute(a => a.mov(eax, __dword_ptr[ebx])), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Device.Log, Is.EqualTo(new[] { "read 4 at FFC" }));
        Assert.That(bench.Execute(a => a.mov(eax, __dword_ptr[ecx])), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 13));
    }

    [Test]
    public void In_an_expand_down_segment_addresses_above_the_limit_are_inside()
    {
        Use(32);
        const ushort ExpandDown = 1 << 2;
        bench.State.Ss.Attributes |= ExpandDown;
        bench.State.Ss.Limit = 0xFFF;
        bench.State.Ss.Base = DeviceBase;
        bench.Register(GeneralRegister.Rbp) = 0x1000;
        bench.Register(GeneralRegister.Rcx) = 0xFFF;

        Assert.That(bench.Execute(a => a.mov(al, __byte_ptr[ebp])), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Execute(a => a.mov(al, __byte_ptr.ss[ecx])), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 12));
    }

    [Test]
    public void In_real_mode_a_fault_pushes_no_error_code_and_addresses_wrap_at_64_KiB()
    {
        Use(16);
        bench.Register(GeneralRegister.Rbx) = 0xFFFF;
        bench.Register(GeneralRegister.Rsi) = 3;
        bench.Ram.TryWrite(0x2_0002, 1, 0x77);

        Assert.That(bench.Execute(a => a.mov(al, __byte_ptr[bx + si])), Is.EqualTo(EmulationResult.Completed));
        Assert.That((byte)bench.Register(GeneralRegister.Rax), Is.EqualTo(0x77));
        Assert.That(bench.Execute(a => a.mov(ax, __word_ptr[bx])), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | 13));
    }

    [Test]
    public void OUTS_reads_memory_by_its_segment_and_writes_the_port()
    {
        bench.Ram.TryWrite(0x30_0000, "GUEST!"u8);
        bench.Register(GeneralRegister.Rsi) = 0x30_0000;
        bench.Register(GeneralRegister.Rcx) = 3;
        bench.Register(GeneralRegister.Rdx) = 0x500;

        Assert.That(bench.Execute(a => a.rep.outsw()), Is.EqualTo(EmulationResult.Completed));
        Assert.That(
            bench.PortDevice.Log,
            Is.EqualTo(new[] { "out 2 to 500: 5547", "out 2 to 500: 5345", "out 2 to 500: 2154" }));
        Assert.That(bench.Register(GeneralRegister.Rsi), Is.EqualTo(0x30_0006UL));
        Assert.That(bench.Register(GeneralRegister.Rcx), Is.Zero);
    }

    [Test]
    public void INS_over_a_page_boundary_fills_both_pages_downwards_too()
    {
        bench.Register(GeneralRegister.Rdi) = 0x30_0FFE;
        bench.Register(GeneralRegister.Rcx) = 2;
        bench.Register(GeneralRegister.Rdx) = 0x504;
        bench.State.Rflags |= 1 << 10;

        Assert.That(bench.Execute(a => a.rep.insd()), Is.EqualTo(EmulationResult.Completed));
        bench.Ram.TryRead(0x30_0FFA, 8, out ulong value);
        Assert.That(value, Is.EqualTo(0x1122_3344_1122_3345UL));
        Assert.That(bench.Register(GeneralRegister.Rdi), Is.EqualTo(0x30_0FF6UL));
    }

    [Test]
    public void INS_to_a_page_that_is_not_mapped_does_not_read_the_port()
    {
        bench.Register(GeneralRegister.Rdi) = 0x80_0000_0000;
        bench.Register(GeneralRegister.Rdx) = 0x504;
        Assert.That(bench.Execute(a => a.insb()), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.PortDevice.Log, Is.Empty);
    }

    [Test]
    public void A_16_bit_string_address_wraps_and_leaves_the_upper_half()
    {
        Use(16);
        bench.Register(GeneralRegister.Rdi) = 0x1234_FFFF;
        bench.Register(GeneralRegister.Rax) = 0x55;
        bench.Register(GeneralRegister.Rcx) = 0xABCD_0002;

        Assert.That(bench.Execute(a => a.rep.stosb()), Is.EqualTo(EmulationResult.Completed));
        Assert.That(bench.Register(GeneralRegister.Rdi), Is.EqualTo(0x1234_0001UL));
        Assert.That(bench.Register(GeneralRegister.Rcx), Is.EqualTo(0xABCD_0000UL));
        bench.Ram.TryRead(0x2_0000, 1, out ulong first);
        bench.Ram.TryRead(0x2_FFFF, 1, out ulong last);
        Assert.That((first, last), Is.EqualTo((0x55UL, 0x55UL)));
    }

    [Test]
    public void A_long_repetition_stops_now_and_then_to_let_interrupts_in()
    {
        bench.Register(GeneralRegister.Rdi) = 0x30_0000;
        bench.Register(GeneralRegister.Rcx) = 2000;
        int entries = 1;
        while (bench.Execute(a => a.rep.stosb()) == EmulationResult.Partial)
        {
            Assert.That(bench.State.Rip, Is.EqualTo(EmulatorBench.Code));
            entries++;
        }

        Assert.That(entries, Is.EqualTo(4));
        Assert.That(bench.Register(GeneralRegister.Rdi), Is.EqualTo(0x30_0000UL + 2000));
    }

    [Test]
    public void Code_outside_RAM_and_code_that_is_not_mapped_are_told_apart()
    {
        bench.State.Rip = DeviceBase;
        Assert.That(bench.Emulator.Execute(ref bench.State), Is.EqualTo(EmulationResult.NoCode));
        bench.State.Rip = 0x80_0000_0000;
        Assert.That(bench.Emulator.Execute(ref bench.State), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.Exceptions.Take(), Is.EqualTo(Exception | WithErrorCode | 14));
    }

    [Test]
    public void An_instruction_that_goes_on_into_a_page_that_is_not_mapped_faults_there()
    {
        MapCodeToRam(0xCFFF_F000, 0x20_0000);
        bench.Ram.TryWrite(GuestMemoryLayout.PageTables + 0x5000 + (8 * 128), 8, 0);
        bench.Ram.TryWrite(0x20_0FFE, [0x8B, 0x05]);
        bench.State.Rip = 0xCFFF_FFFE;

        Assert.That(bench.Emulator.Execute(ref bench.State), Is.EqualTo(EmulationResult.Faulted));
        Assert.That(bench.State.Cr2, Is.EqualTo(0xD000_0000UL));
    }

    [Test]
    public void An_instruction_that_is_not_emulated_is_refused_with_its_bytes()
    {
        bench.Register(GeneralRegister.Rbx) = DeviceBase;
        Assert.That(bench.Execute(a => a.movups(xmm0, __xmmword_ptr[rbx])), Is.EqualTo(EmulationResult.Unsupported));
        Assert.That(bench.Emulator.InstructionLength, Is.EqualTo(3));
        Assert.That(bench.Emulator.CodeBytes[..3].ToArray(), Is.EqualTo(new byte[] { 0x0F, 0x10, 0x03 }));
    }

    [Test]
    public void Random_code_and_registers_never_throw_hang_or_leave_RAM([Values(16, 32, 64)] int bitness)
    {
        Use(bitness);
        Random random = new(bitness);
        byte[] code = new byte[15];
        ulong start = bench.State.Rip;
        ulong linear = start + (bitness == 64 ? 0 : bench.State.Cs.Base);
        int completed = 0;
        for (int i = 0; i < 60_000; i++)
        {
            random.NextBytes(code);
            bench.Ram.TryWrite(linear, code);
            for (int register = 0; register < 16; register++)
            {
                GuestRegisters.At(ref bench.State, register) = random.Next(3) switch
                {
                    0 => (ulong)random.NextInt64(),
                    1 => (ulong)random.Next(8 << 20),
                    _ => DeviceBase + (ulong)random.Next(EmulatorBench.DeviceSize),
                };
            }

            bench.State.Rip = start;
            completed += bench.Emulator.Execute(ref bench.State) == EmulationResult.Completed ? 1 : 0;
            bench.Exceptions.Take();
            bench.Device.Log.Clear();
            bench.PortDevice.Log.Clear();
            if (i % 1000 == 0)
            {
                // The instructions overwrite page tables and descriptors, too.
                Use(bitness);
            }
        }

        Assert.That(completed, Is.GreaterThan(1000));
        Assert.That(bench.NativeRam.GuardsAreIntact, Is.True);
    }

    [Test]
    public void Emulation_allocates_nothing()
    {
        bench.Register(GeneralRegister.Rbx) = 0x30_0000;
        Assert.That(bench.Execute(a => a.add(__dword_ptr[rbx], ecx)), Is.EqualTo(EmulationResult.Completed));
        for (int i = 0; i < 100; i++)
        {
            Again();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            Again();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Again()
        {
            bench.State.Rip = EmulatorBench.Code;
            bench.Emulator.Execute(ref bench.State);
        }
    }

    public void Dispose() => bench.Dispose();

    private void Use(int bitness)
    {
        bench.Dispose();
        bench = new EmulatorBench(bitness);
    }

    // One page of the fourth GiB's directory becomes a table of 4 KiB pages, of which one maps to RAM.
    private void MapCodeToRam(ulong linear, ulong physical)
    {
        const ulong Table = 0x40_0000;
        const ulong DirectoryOfFourthGib = GuestMemoryLayout.PageTables + 0x5000;
        bench.Ram.TryWrite(DirectoryOfFourthGib + (((linear >> 21) & 0x1FF) * 8), 8, Table | 3);
        bench.Ram.TryWrite(Table + (((linear >> 12) & 0x1FF) * 8), 8, physical | 3);
    }
}
