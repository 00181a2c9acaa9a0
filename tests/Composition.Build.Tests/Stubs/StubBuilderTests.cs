// Assembled stubs refer to symbols.
using System.Buffers.Binary;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using CamkesNet.Tests.Linking;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Stubs;

public sealed class StubBuilderTests
{
    private const ulong UpperHalf = 0xFFFF_FFFF_8000_0000;
    private const ulong Physical = 0x10_0000;

    [Test]
    public void A_call_and_a_jump_reach_their_targets()
    {
        LinkedImage image = Link(stubs =>
        {
            stubs.Function(Objects.Entry, a =>
            {
                stubs.Call(a, "first");
                a.test(eax, eax);
                a.jne(stubs.Target("second"));
                stubs.Jump(a, "first");
            });
            stubs.Function("first", a => a.ret());
            stubs.Function("second", a => a.ud2());
        });

        List<Instruction> code = Objects.Decode(image, Objects.Entry);
        Assert.Multiple(() =>
        {
            Assert.That(code[0].NearBranchTarget, Is.EqualTo(image.FindSymbol("first")));
            Assert.That(code[2].NearBranchTarget, Is.EqualTo(image.FindSymbol("second")));
            Assert.That(code[3].NearBranchTarget, Is.EqualTo(image.FindSymbol("first")));
        });
    }

    [Test]
    public void An_address_is_loaded_relative_or_absolute()
    {
        LinkedImage image = Link(stubs =>
        {
            stubs.Function(Objects.Entry, a =>
            {
                stubs.LoadAddress(a, rax, "datum");
                stubs.LoadAbsoluteAddress(a, rcx, "datum");
            });
            stubs.Data("datum", [1], 1, writable: false);
        });

        List<Instruction> code = Objects.Decode(image, Objects.Entry);
        Assert.Multiple(() =>
        {
            Assert.That(code[0].IPRelativeMemoryAddress, Is.EqualTo(image.FindSymbol("datum")));
            Assert.That(code[1].Immediate64, Is.EqualTo(image.FindSymbol("datum")));
        });
    }

    [Test]
    public void Memory_of_a_symbol_takes_an_offset_and_an_immediate_behind_it()
    {
        LinkedImage image = Link(stubs =>
        {
            stubs.Function(Objects.Entry, a =>
            {
                a.mov(rdx, __qword_ptr[stubs.Memory("table") + 24]);
                a.cmp(__dword_ptr[stubs.Memory("table")], 0x1234_5678);
                a.mov(__byte_ptr[stubs.Memory("table") - 1], 7);
            });
            stubs.Data("table", new byte[64], 64, writable: true);
        });

        ulong table = image.FindSymbol("table")!.Value;
        Assert.That(
            Objects.Decode(image, Objects.Entry).Select(instruction => instruction.IPRelativeMemoryAddress),
            Is.EqualTo(new[] { table + 24, table, table - 1 }));
    }

    [Test]
    public void Labels_inside_a_stub_stay_what_they_are()
    {
        LinkedImage image = Link(stubs => stubs.Function(Objects.Entry, a =>
        {
            Label again = a.CreateLabel();
            a.Label(ref again);
            a.dec(ecx);
            a.jne(again);
            a.ret();
        }));

        Assert.That(Objects.Decode(image, Objects.Entry)[1].NearBranchTarget, Is.EqualTo(image.EntryAddress));
    }

    [Test]
    public void Code_before_paging_sees_physical_addresses()
    {
        LinkedImage image = Objects.Link(UpperHalf + Physical, UpperHalf, Objects.Stubs(stubs =>
        {
            stubs.Function(Objects.Entry, a =>
            {
                stubs.LoadAddress32(a, eax, "table");
                a.mov(__dword_ptr[stubs.Physical("table") + 8], 5);
                a.mov(__dword_ptr[ecx * 8 + stubs.Physical("table")], eax);
                stubs.FarJump32(a, 8, "long_mode");
            }, bitness: 32);
            stubs.Function("long_mode", a => a.ret());
            stubs.Zeros("table", 4096, 4096);
        }));

        uint table = (uint)(image.FindSymbol("table")!.Value - UpperHalf);
        List<Instruction> code = Objects.Decode(image, Objects.Entry, bitness: 32, UpperHalf);
        Assert.Multiple(() =>
        {
            Assert.That(code[0].Immediate32, Is.EqualTo(table));
            Assert.That(code[1].MemoryDisplacement32, Is.EqualTo(table + 8));
            Assert.That(code[1].Immediate32, Is.EqualTo(5));
            Assert.That(code[2].MemoryDisplacement32, Is.EqualTo(table));
            Assert.That(code[3].FarBranch32, Is.EqualTo((uint)(image.FindSymbol("long_mode")!.Value - UpperHalf)));
            Assert.That(code[3].FarBranchSelector, Is.EqualTo(8));
        });
    }

    [Test]
    public void Data_holds_virtual_and_physical_addresses()
    {
        LinkedImage image = Objects.Link(UpperHalf + Physical, UpperHalf, Objects.Stubs(stubs =>
        {
            stubs.Function(Objects.Entry, a => stubs.LoadAddress(a, rax, "table"));
            stubs.Data("table", new byte[16], 8, writable: false,
                [new DataReference(0, Objects.Entry), new DataReference(8, Objects.Entry, Addend: 1, Physical: true)]);
        }));

        ulong table = image.FindSymbol("table")!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(
                BinaryPrimitives.ReadUInt64LittleEndian(Objects.At(image, table, 8)), Is.EqualTo(image.EntryAddress));
            Assert.That(
                BinaryPrimitives.ReadUInt64LittleEndian(Objects.At(image, table + 8, 8)),
                Is.EqualTo(image.EntryAddress - UpperHalf + 1));
        });
    }

    [Test]
    public void An_alias_is_the_same_code()
    {
        LinkedImage image = Link(stubs =>
        {
            stubs.Function(Objects.Entry, a => stubs.Call(a, "second_name"));
            stubs.Function("first_name", a => a.ret());
            stubs.Alias("second_name", "first_name");
        });

        Assert.That(image.FindSymbol("second_name"), Is.EqualTo(image.FindSymbol("first_name")));
    }

    [Test]
    public void Two_stubs_of_one_name_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Objects.Stubs(stubs =>
        {
            stubs.Function("same", a => a.ret());
            stubs.Function("same", a => a.ret());
        }));
    }

    [Test]
    public void Functions_are_aligned_to_16_bytes()
    {
        LinkedImage image = Link(stubs =>
        {
            stubs.Function("first", a => a.ret());
            stubs.Function(Objects.Entry, a => stubs.Jump(a, "first"));
        });

        Assert.That(image.EntryAddress % 16, Is.Zero);
    }

    private static LinkedImage Link(Action<StubBuilder> define) => Objects.Link(Objects.Stubs(define));
}
